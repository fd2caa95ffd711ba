#pragma once

#include "base/exit_code.hpp"
#include "cli/calibration_wish.hpp"
#include "study/registry.hpp"

#include <cstdint>
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
    std::uint64_t nodes = 0;     ///< that the ranks are spread over; 0: by the ranks of a node
    CalibrationWish calibration;
};

/// `orthant plan`: what a run of the job would take; nothing is written, and nothing computed unless it is to be
/// measured.
/// Errors of the job, its data files and its output are those of `orthant run`.
ExitCode plan_command(const PlanArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
