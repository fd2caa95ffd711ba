#pragma once

#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <cstdint>

namespace orthant::dimension {

/// The side of the least cube, with the centre of the unit cube, that holds each of vectors first … first + 7: twice
/// the largest |u − ½| of their coordinates u, uniform in the 2^32 cells of (0, 1), with the counters of sources.hpp.
/// first below 2^32 − 7.
ORTHANT_LANES_INLINE F64Lanes cube_reach(const RandomStream& stream, std::uint64_t first, std::uint64_t dimension,
                                         Pacer& pacer) {
    constexpr std::uint64_t blocks_per_spend = 1024;
    const U64Lanes vector = lane_numbers() + first;
    F64Lanes largest = splat(0.0);
    for (std::uint64_t coordinate = 0; coordinate < dimension; coordinate += coordinates_per_block) {
        const std::uint64_t block = coordinate / coordinates_per_block;
        const WordLanes words = philox_lanes(stream, vector, static_cast<std::uint32_t>(block));
        const std::uint64_t count = std::min(coordinates_per_block, dimension - coordinate);
        for (std::uint64_t j = 0; j < count; ++j) {
            const F64Lanes distance = magnitude(unit_interval_lanes(words.word[j]) - splat(0.5));
            largest = select(distance > largest, distance, largest);
        }
        if (block % blocks_per_spend == 0)
            pacer.spend(lane_count * std::min(dimension - coordinate, blocks_per_spend * coordinates_per_block));
    }
    return splat(2.0) * largest;
}

}  // namespace orthant::dimension
