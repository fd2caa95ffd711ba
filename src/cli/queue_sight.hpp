#pragma once

#include "run/ledger.hpp"

#include <string>
#include <vector>

namespace orthant::cli {

/// What Slurm's queue has of the jobs that an output was submitted as, a line each: "Slurm job 9 is pending
/// (Priority)"; one line that Slurm does not answer, where it does not. Empty where none waits or runs, where the
/// output was not submitted, and where this is no Slurm cluster.
std::vector<std::string> queue_sight(const run::OutputPaths& paths);

/// The outputs of all shards that an output was submitted as; empty where it is no array.
std::vector<run::OutputPaths> shards_of(const run::OutputPaths& paths);

}  // namespace orthant::cli
