#pragma once

#include <optional>
#include <string>

namespace orthant {

/// Seconds in "90", "90s", "15 m", "2h", "1d", "MM:SS", "HH:MM:SS" or "D-HH:MM:SS" (as Slurm writes them); none in
/// anything else, nor for nothing or less.
std::optional<double> duration_s(const std::string& text);

}  // namespace orthant
