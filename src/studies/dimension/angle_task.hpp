#pragma once

#include "studies/dimension/angle_tally.hpp"
#include "studies/dimension/pair_sampler.hpp"
#include "studies/dimension/sources.hpp"

#include <cstdint>

namespace orthant::dimension {

/// The work of a pair in coordinates of the cube, roughly: what tasks are cut by.
double pair_coordinates(Source source, std::uint64_t dimension);

/// Expected on one core, from measurements on an AMD EPYC with AVX-512 (orthant_bench): a time for each pair and one
/// for each coordinate drawn, which come in fours.
double pair_seconds(Source source, std::uint64_t dimension);

/// Draws pairs first … first + count − 1 of the sampler's task and adds their angles to the tally.
void tally_pairs(const PairSampler& sampler, std::uint64_t first, std::uint64_t count, Pacer& pacer, AngleTally& tally,
                 std::size_t shift_bytes = shift_bytes_from_environment());

}  // namespace orthant::dimension
