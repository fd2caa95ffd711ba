#pragma once

#include <string>

namespace orthant::run {

/// Seconds in "90", "90s", "15m", "2h", "1d", "MM:SS", "HH:MM:SS" or "D-HH:MM:SS" (as Slurm writes them).
/// Error(usage), naming the option, for anything else, and for nothing or less.
double parse_duration_s(const std::string& option, const std::string& text);

}  // namespace orthant::run
