#pragma once

#include <string>

namespace orthant::run {

/// Seconds in "90", "90s", "15m", "2h", "1d", "MM:SS", "HH:MM:SS" or "D-HH:MM:SS" (as Slurm writes them).
/// Error(usage) for anything else, and for nothing or less.
double parse_walltime_s(const std::string& text);

/// How long before the walltime a run stops, to commit and leave in order: a tenth of it, between 1 and 30 s.
double stop_margin_s(double walltime_s);

}  // namespace orthant::run
