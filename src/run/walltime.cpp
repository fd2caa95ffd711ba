#include "run/walltime.hpp"

#include "run/duration.hpp"

#include <algorithm>

namespace orthant::run {

std::optional<double> walltime_s(const std::string& argument, const std::optional<SlurmJob>& slurm, double unix_now_s) {
    if (!argument.empty()) return parse_duration_s("--walltime", argument);
    if (!slurm || !slurm->end_s) return std::nullopt;
    return std::max(0.0, *slurm->end_s - unix_now_s);
}

double stop_margin_s(double walltime_s) {
    return std::clamp(walltime_s / 10, 1.0, 30.0);
}

}  // namespace orthant::run
