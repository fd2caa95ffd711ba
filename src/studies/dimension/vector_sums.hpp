#pragma once

#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <cstdint>

/// Squared lengths of eight vectors side by side, with the counters of sources.hpp.
namespace orthant::dimension {

/// Integer squares of cube coordinates, below 2^48 each, are summed exactly over a chunk of 2^14 of them.
struct CubeSquares {
    static constexpr std::uint64_t blocks = 4096;

    I64Lanes sum{};

    ORTHANT_LANES_INLINE void add(const WordLanes& words, std::size_t first, std::size_t end) {
        const auto n = cube_numerators(words);
        for (std::size_t j = first; j < end; ++j) sum += multiply_signed_low_halves(n[j], n[j]);
    }
    ORTHANT_LANES_INLINE F64Lanes total() const {
        return __builtin_convertvector(sum, F64Lanes) * splat(cube_unit * cube_unit);
    }
};

/// Squares of normal coordinates over a short chunk, so that errors grow with its length and the number of chunks.
struct NormalSquares {
    static constexpr std::uint64_t blocks = 64;

    F64Lanes sum = splat(0.0);

    ORTHANT_LANES_INLINE void add(const WordLanes& words, std::size_t first, std::size_t end) {
        const auto x = normals(words);
        for (std::size_t j = first; j < end; ++j) sum = fused(x[j], x[j], sum);
    }
    ORTHANT_LANES_INLINE F64Lanes total() const { return sum; }
};

struct DrawnSquares {
    F64Lanes visible;  ///< of the first D coordinates
    F64Lanes hidden;   ///< of the hidden ones that follow them
};

/// Of vectors first … first + 7, first below 2^32 − 7.
template <class Squares>
ORTHANT_LANES_INLINE DrawnSquares drawn_squares(const RandomStream& stream, std::uint64_t first, std::uint64_t visible,
                                                std::uint64_t hidden, Pacer& pacer) {
    constexpr std::uint64_t coordinates_of_block = lane_count * coordinates_per_block;
    const U64Lanes vector = lane_numbers() + first;
    const std::uint64_t full_blocks = visible / coordinates_per_block;
    F64Lanes total = splat(0.0);
    for (std::uint64_t block = 0; block < full_blocks;) {
        const std::uint64_t end = std::min(block + Squares::blocks, full_blocks);
        pacer.spend((end - block) * coordinates_of_block);
        Squares chunk;
        for (; block < end; ++block)
            chunk.add(philox_lanes(stream, vector, static_cast<std::uint32_t>(block)), 0, coordinates_per_block);
        total += chunk.total();
    }
    Squares rest;
    Squares unseen;
    for (std::uint64_t block = full_blocks; block * coordinates_per_block < visible + hidden; ++block) {
        const auto place = [&](std::uint64_t coordinate) {
            const std::uint64_t begin = block * coordinates_per_block;
            return static_cast<std::size_t>(std::clamp(coordinate, begin, begin + coordinates_per_block) - begin);
        };
        const WordLanes drawn = philox_lanes(stream, vector, static_cast<std::uint32_t>(block));
        rest.add(drawn, 0, place(visible));
        unseen.add(drawn, place(visible), place(visible + hidden));
        pacer.spend(coordinates_of_block);
    }
    return {total + rest.total(), unseen.total()};
}

/// Of vectors first … first + 7, one over the length that a point of the ball or the sphere is scaled by.
ORTHANT_LANES_INLINE F64Lanes inverse_lengths(Source source, const RandomStream& stream, std::uint64_t first,
                                              std::uint64_t dimension, Pacer& pacer) {
    const DrawnSquares drawn =
        drawn_squares<NormalSquares>(stream, first, dimension, hidden_coordinates(source), pacer);
    return splat(1.0) / square_root(drawn.visible + drawn.hidden);
}

}  // namespace orthant::dimension
