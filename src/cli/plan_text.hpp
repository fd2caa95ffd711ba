#pragma once

#include "cli/planned_job.hpp"
#include "cli/space_outlook.hpp"
#include "run/makespan.hpp"

#include <ostream>
#include <vector>

namespace orthant::cli {

/// Everything that `orthant plan` tells.
struct PlanView {
    const PlannedJob& planned;
    SpaceOutlook space;
    bool has_journal;
    std::vector<run::Ranks> ranks;
    double useful_ranks;
};

/// A line for each thing to know, then how the job would fare on so many ranks.
void print_plan(const PlanView& view, std::ostream& out);

}  // namespace orthant::cli
