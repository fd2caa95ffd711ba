#pragma once

#include "run/ledger.hpp"

#include <string>
#include <vector>

namespace orthant::cli {

/// What Slurm's queue has of the jobs that an output was submitted as, a line each: "Slurm job 9 is pending
/// (Priority)". Empty where none waits or runs, where it was not submitted, and where `squeue` does not answer.
std::vector<std::string> queue_sight(const run::OutputPaths& paths);

/// The outputs of the shards that an output is to be gathered from, as far as there is something of them, in order.
std::vector<run::OutputPaths> shards_of(const run::OutputPaths& paths);

}  // namespace orthant::cli
