#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <ostream>
#include <string>

namespace orthant::cli {

struct StudiesArguments {
    std::string name;  ///< empty: all of them, a line each
    bool all = false;  ///< describes every one, as jobs/README.md does
};

/// `orthant studies`: what a job may ask. Error(usage) for an unknown name, with the nearest known one.
ExitCode studies_command(const StudiesArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
