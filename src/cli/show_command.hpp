#pragma once

#include "base/exit_code.hpp"

#include <ostream>
#include <string>

namespace orthant::cli {

struct ShowArguments {
    std::string file;
};

/// `orthant show`: the results as tables, a row for each combination of the axes, estimates with their standard errors.
ExitCode show_command(const ShowArguments& arguments, std::ostream& out);

}  // namespace orthant::cli
