#pragma once

namespace orthant {

/// What the process tells its caller; the table of the README.
enum class ExitCode : int {
    complete = 0,
    internal_error = 1,
    usage = 2,         ///< command line or job file
    data = 3,          ///< a data file
    storage = 4,       ///< disk full, permissions, locked, corrupt
    failed_tasks = 5,  ///< complete, but some tasks failed
    stopped = 75,      ///< stopped early on request: run again to go on
};

}  // namespace orthant
