#pragma once

#include "job/schema.hpp"
#include "study/layout.hpp"

#include <cstdint>

namespace orthant::dimension {

/// Most dimensions in which the volume of the ball is estimated: records hold a number for each level.
inline constexpr std::uint64_t most_levels = 10'000;

/// Without the settings of sampling.
job::Schema cube_schema();

/// What dimension.cube finds at a point, with so many cells in its histogram.
study::Layout cube_layout(std::uint64_t bins);

}  // namespace orthant::dimension
