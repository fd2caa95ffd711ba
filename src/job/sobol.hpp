#pragma once

#include <cstddef>
#include <cstdint>

namespace orthant::job {

/// The coordinate of a point of Sobol's sequence, in units of 2^-32, before any randomisation: points in the order of
/// Gray's code, the first all 0. `dimension` < sobol_dimensions, `point` < 2^32.
std::uint32_t sobol(std::size_t dimension, std::uint64_t point);

}  // namespace orthant::job
