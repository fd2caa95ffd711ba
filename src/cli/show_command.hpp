#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <ostream>
#include <string>

namespace orthant::cli {

struct ShowArguments {
    std::string file;
};

/// `orthant show`: the results as tables, a row for each combination of the axes, estimates with their standard errors.
/// The trials of a search stand the best first where their study, found in the registry, compares them.
ExitCode show_command(const ShowArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
