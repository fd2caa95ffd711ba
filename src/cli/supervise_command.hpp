#pragma once

#include "cli/run_command.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace orthant::cli {

struct SuperviseArguments {
    std::vector<std::string> command;  ///< a launcher and `orthant run`, or this alone
    RunArguments run;                  ///< what `orthant run` is told in it
    int restarts = 100;                ///< at most
};

/// `orthant supervise`: starts the command, and again whenever it died, so that a run goes on after the death of a rank
/// or of its launcher. Gives the exit code of its last run. It ends with a run that ended in order, after a signal to
/// stop, after so many restarts, or when several in a row made no progress; what it does goes to `log`. Error(usage).
int supervise_command(const SuperviseArguments& arguments, std::ostream& log);

}  // namespace orthant::cli
