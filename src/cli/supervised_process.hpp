#pragma once

#include <csignal>
#include <optional>
#include <string>
#include <vector>

namespace orthant::cli {

/// How a process ended.
struct SupervisedEnd {
    int exit_code = 0;  ///< signal_base and the signal's number where one ended it
    /// The signal that ended it or, as its exit code tells, a process that it started.
    std::optional<int> signal_number = {};
};

/// While one lives, SIGTERM, SIGINT, SIGHUP and SIGUSR1 are passed on to the group of the process under way, if there
/// is one. One at a time in a process.
class SupervisedProcess {
  public:
    SupervisedProcess();
    ~SupervisedProcess();
    SupervisedProcess(const SupervisedProcess&) = delete;
    SupervisedProcess& operator=(const SupervisedProcess&) = delete;

    /// Runs a program found on PATH to its end, in a process group of its own, its standard input empty. The arguments
    /// reach it as they are: no shell reads them. Error(usage) where it cannot be started.
    SupervisedEnd run(const std::vector<std::string>& program_and_arguments);

    /// The signal that came last, 0 if none did.
    static int caught();
};

}  // namespace orthant::cli
