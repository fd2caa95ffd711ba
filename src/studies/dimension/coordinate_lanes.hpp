#pragma once

#include "base/random.hpp"
#include "studies/dimension/sources.hpp"

#include <array>
#include <cstdint>

/// Coordinates of eight vectors side by side as doubles, with the counters of sources.hpp.
namespace orthant::dimension {

/// The coordinates of cube_numerators as doubles, exactly: w the word as a signed number, (⌊w/2^8⌋ + ½)·2^-23.
ORTHANT_LANES_INLINE NormalLanes cube_coordinates(const WordLanes& words) {
    NormalLanes values;
    for (std::size_t j = 0; j < coordinates_per_block; ++j) {
        const U64Lanes cell = ((words.word[j] ^ splat(0x80000000u)) & splat(0xFFFFFF00u)) | splat(0x80u);
        values[j] = fused(low_halves_to_double(cell), splat(0x1p-31), splat(-1.0));
    }
    return values;
}

/// A block of four coordinates of eight vectors; those of the ball and the sphere are not yet scaled to their length.
template <bool is_cube>
ORTHANT_LANES_INLINE NormalLanes coordinates(const RandomStream& stream, U64Lanes vector, std::uint64_t block) {
    const WordLanes words = philox_lanes(stream, vector, static_cast<std::uint32_t>(block));
    if constexpr (is_cube) {
        return cube_coordinates(words);
    } else {
        return normals(words);
    }
}

}  // namespace orthant::dimension
