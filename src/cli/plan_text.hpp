#pragma once

#include "cli/output.hpp"
#include "job/job.hpp"
#include "run/plan.hpp"

#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace orthant::cli {

/// Everything that `orthant plan` tells.
struct PlanView {
    const job::Job& job;
    study::Shard shard;
    run::Plan plan;
    bool has_rounds;
    std::vector<std::string> remarks;
    double file_bytes;
    std::string output;
    const std::optional<FinishedOutput>& finished;
    bool has_journal;
    std::vector<std::uint64_t> ranks;
    std::uint64_t ranks_per_node;
};

/// Whether what stands at the output is the result of this very job, with as many trials.
bool is_done(const std::optional<FinishedOutput>& finished, const job::Job& job);

/// A line for each thing to know, then the time by ranks.
void print_plan(const PlanView& view, std::ostream& out);

}  // namespace orthant::cli
