#pragma once

#include "base/random.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <cstdint>

namespace orthant::dimension {

/// Squared distances of eight points of the unit cube.
struct CubeSquaresOfPoints {
    F64Lanes from_centre;
    F64Lanes from_corner;  ///< the nearest: each coordinate's distance from the nearer of 0 and 1
};

/// Of points first … first + 7 (first below 2^32 − 7), uniform in [0, 1]^D: half the cube coordinates of sources.hpp
/// are the offsets u from the centre, and ½ − |u| those from the nearest corner. As multiples of 2^-25 their squares
/// are added up exactly over 2^14 coordinates.
ORTHANT_LANES_INLINE CubeSquaresOfPoints cube_squares(const RandomStream& stream, std::uint64_t first,
                                                      std::uint64_t dimension, Pacer& pacer) {
    constexpr std::uint64_t blocks_of_chunk = 4096;
    const F64Lanes unit = splat(0.25 * cube_unit * cube_unit);
    const U64Lanes point = lane_numbers() + first;
    const std::uint64_t blocks = (dimension + coordinates_per_block - 1) / coordinates_per_block;
    CubeSquaresOfPoints squares{splat(0.0), splat(0.0)};
    for (std::uint64_t block = 0; block < blocks;) {
        const std::uint64_t end = std::min(block + blocks_of_chunk, blocks);
        pacer.spend((end - block) * lane_count * coordinates_per_block);
        I64Lanes centre{};
        I64Lanes corner{};
        for (; block < end; ++block) {
            const auto n = cube_numerators(philox_lanes(stream, point, static_cast<std::uint32_t>(block)));
            const std::uint64_t drawn = std::min(dimension - block * coordinates_per_block, coordinates_per_block);
            for (std::size_t j = 0; j < drawn; ++j) {
                const I64Lanes offset = reinterpret_cast<I64Lanes>(n[j] << 32) >> 32;
                const I64Lanes size = offset < 0 ? -offset : offset;
                const auto folded = reinterpret_cast<U64Lanes>((std::int64_t{1} << 24) - size);
                centre += multiply_signed_low_halves(n[j], n[j]);
                corner += multiply_signed_low_halves(folded, folded);
            }
        }
        squares.from_centre += __builtin_convertvector(centre, F64Lanes) * unit;
        squares.from_corner += __builtin_convertvector(corner, F64Lanes) * unit;
    }
    return squares;
}

}  // namespace orthant::dimension
