#pragma once

#include "base/slurm_job.hpp"

#include <optional>
#include <string>

namespace orthant::run {

/// Seconds this process may take: what `--walltime` says, else until the limit of the Slurm job it belongs to; none
/// where neither sets an end. Error(usage).
std::optional<double> walltime_s(const std::string& argument, const std::optional<SlurmJob>& slurm, double unix_now_s);

/// How long before the walltime a run stops, to commit and leave in order: a tenth of it, between 1 and 30 s.
double stop_margin_s(double walltime_s);

}  // namespace orthant::run
