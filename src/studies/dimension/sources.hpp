#pragma once

#include "base/lanes.hpp"
#include "base/normal_lanes.hpp"
#include "base/philox_lanes.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Where the random vectors of the dimension studies come from.
///
/// Layout of the counters: the block of four coordinates 4b … 4b+3 of vector i of a stream has the index i + 2^32·b
/// (i < 2^32), and coordinate 4b+j is made of word j of that block (cube), or of the words j and j^1 (the others).
namespace orthant::dimension {

enum class Source {
    cube,      ///< each coordinate uniform in [−1, 1]
    ball,      ///< uniform in the unit ball: the first D coordinates of a point uniform on the unit sphere of R^(D+2)
    sphere,    ///< uniform on the unit sphere: a gaussian vector over its length
    gaussian,  ///< each coordinate standard normal
};

/// The names of the sources in job files, in the order of the enumeration.
std::vector<std::string> source_names();

/// A contract violation for other names.
Source source_named(std::string_view name);

constexpr bool is_isotropic(Source source) {
    return source != Source::cube;
}

/// Coordinates that are drawn after the D visible ones and count for the vector's length only.
constexpr std::uint64_t hidden_coordinates(Source source) {
    return source == Source::ball ? 2 : 0;
}

inline constexpr std::uint64_t coordinates_per_block = 4;

/// What one unit of a cube_numerators coordinate is worth.
inline constexpr double cube_unit = 0x1p-24;

/// Four cube coordinates each of eight vectors, as odd numerators n with |n| < 2^24 in the low halves of the lanes:
/// the coordinate n·2^-24 is the centre of one of 2^24 equal cells of [−1, 1]; neither 0 nor ±1 is ever met.
ORTHANT_LANES_INLINE std::array<U64Lanes, coordinates_per_block> cube_numerators(const WordLanes& words) {
    std::array<U64Lanes, coordinates_per_block> numerators;
    for (std::size_t j = 0; j < coordinates_per_block; ++j) {
        const I32Halves scaled = reinterpret_cast<I32Halves>(words.word[j]) >> 7;
        numerators[j] = reinterpret_cast<U64Lanes>(scaled) | splat(std::uint64_t{1});
    }
    return numerators;
}

using NormalLanes = std::array<F64Lanes, coordinates_per_block>;

/// Four independent standard normal coordinates each of eight vectors, of words (0, 1) and (2, 3); |x| ≤ 6.77.
ORTHANT_LANES_INLINE NormalLanes normals(const WordLanes& words) {
    NormalLanes values;
    for (std::size_t j = 0; j < coordinates_per_block; j += 2) {
        const NormalPair pair = normal_pair(unit_interval_lanes(words.word[j]), unit_interval_lanes(words.word[j + 1]));
        values[j] = pair.cosine;
        values[j + 1] = pair.sine;
    }
    return values;
}

}  // namespace orthant::dimension
