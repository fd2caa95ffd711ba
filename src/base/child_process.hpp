#pragma once

#include <string>
#include <vector>

namespace orthant {

/// The exit code of a program that is not there.
inline constexpr int no_such_program = 127;
/// What stands before the number of a signal in the exit code of a process that one ended, as launchers and shells say.
inline constexpr int signal_base = 128;

/// What a program said, and how it ended.
struct ProcessEnd {
    int exit_code = 0;  ///< no_such_program; signal_base and the signal's number where one ended it
    std::string out;
    std::string err;
};

/// Runs a program found on PATH to its end. The arguments reach it as they are: no shell reads them. Its standard input
/// is empty. Nothing of this process is copied (posix_spawn), so that MPI may be under way in it. Error(storage) where
/// no process can be started.
ProcessEnd run_program(const std::vector<std::string>& program_and_arguments);

}  // namespace orthant
