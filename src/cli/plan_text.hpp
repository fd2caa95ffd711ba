#pragma once

#include "cli/planned_job.hpp"
#include "run/makespan.hpp"

#include <ostream>
#include <vector>

namespace orthant::cli {

/// Everything that `orthant plan` tells.
struct PlanView {
    const PlannedJob& planned;
    double file_bytes;
    bool has_journal;
    std::vector<run::Ranks> ranks;
    double useful_ranks;
};

/// A line for each thing to know, then how the job would fare on so many ranks.
void print_plan(const PlanView& view, std::ostream& out);

}  // namespace orthant::cli
