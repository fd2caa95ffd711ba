#pragma once

#include "base/contract.hpp"
#include "base/random.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace orthant::dimension {

/// Fills rows with vectors first, first + 1, … of a stream (sources.hpp), eight at a time: `coordinates` makes the four
/// coordinates of a block, NormalLanes of WordLanes. first + rows below 2^32.
template <class Coordinates>
void fill_rows(neighbours::PaddedRows& rows, const RandomStream& stream, std::uint64_t first, Pacer& pacer,
               Coordinates coordinates) {
    constexpr std::uint64_t vectors = std::uint64_t{1} << 32;
    constexpr std::uint64_t scattering = 4;  // writes are dearer than draws
    ORTHANT_EXPECT(first < vectors && rows.rows() < vectors - first);
    for (std::size_t begin = 0; begin < rows.rows(); begin += lane_count) {
        const std::size_t count = std::min(lane_count, rows.rows() - begin);
        for (std::size_t column = 0; column < rows.columns(); column += coordinates_per_block) {
            const auto block = static_cast<std::uint32_t>(column / coordinates_per_block);
            const NormalLanes x = coordinates(philox_lanes(stream, lane_numbers() + (first + begin), block));
            const std::size_t width = std::min<std::size_t>(coordinates_per_block, rows.columns() - column);
            for (std::size_t j = 0; j < width; ++j)
                for (std::size_t lane = 0; lane < count; ++lane) rows.row(begin + lane)[column + j] = x[j][lane];
        }
        pacer.spend(scattering * lane_count * (rows.columns() + coordinates_per_block));
    }
}

/// Each coordinate uniform in (0, 1).
ORTHANT_LANES_INLINE NormalLanes unit_cube_coordinates(const WordLanes& words) {
    NormalLanes x;
    for (std::size_t j = 0; j < coordinates_per_block; ++j) x[j] = unit_interval_lanes(words.word[j]);
    return x;
}

}  // namespace orthant::dimension
