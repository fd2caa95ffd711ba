#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace orthant::knn {

/// What the noise of a job derives from: its seed and the replicate, so that all points see the same.
std::uint64_t noise_key(std::uint64_t seed, std::uint64_t replicate);

/// Standard normal numbers for one row: the first columns stay the same whatever their number.
void fill_noise(std::uint64_t key, std::size_t row, std::span<double> columns);

}  // namespace orthant::knn
