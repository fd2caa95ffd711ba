#pragma once

#include "cli/planned_job.hpp"
#include "cli/slurm_jobs.hpp"
#include "run/makespan.hpp"
#include "submit/request.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace orthant::cli {

/// What is asked of Slurm for a job, and why.
struct SubmissionView {
    const PlannedJob& planned;
    const SlurmWish& wish;
    const submit::Request& request;
    const submit::Need& need;
    bool partition_is_known;
};

/// Ranks beyond which more are wasted, on so many nodes.
double useful_ranks(const run::Plan& plan, double nodes);

/// What was predicted, and what is asked for by it.
void print_request(const SubmissionView& view, std::ostream& out);

/// The Slurm jobs, where their output goes, and how to follow them.
void print_submitted(const SlurmWish& wish, const std::vector<std::string>& ids, std::ostream& out);

}  // namespace orthant::cli
