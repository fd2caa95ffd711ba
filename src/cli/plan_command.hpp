#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace orthant::cli {

struct PlanArguments {
    std::string job;
    std::string output;  ///< empty: by the job's name
    std::vector<std::string> overrides;
    std::string shard;           ///< "i/n"; empty: all points
    std::string ranks;           ///< "64,256"; empty: 1, 2, 4, … as long as more are of use
    std::string ranks_per_node;  ///< empty: as many as this host has cores
};

/// `orthant plan`: what a run of the job would take; nothing is computed or written.
/// Errors of the job, its data files and its output are those of `orthant run`.
ExitCode plan_command(const PlanArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
