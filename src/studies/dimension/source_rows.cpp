#include "studies/dimension/source_rows.hpp"

#include "studies/dimension/coordinate_lanes.hpp"
#include "studies/dimension/vector_sums.hpp"

#include <algorithm>

namespace orthant::dimension {
namespace {

/// Coordinates of rows first … first + 7, times `scales`.
template <bool is_cube>
void draw_rows(neighbours::PaddedRows& rows, const RandomStream& stream, std::size_t first, const double* scales,
               Pacer& pacer) {
    const U64Lanes vector = lane_numbers() + std::uint64_t{first};
    const std::size_t count = std::min(lane_count, rows.rows() - first);
    for (std::size_t begin = 0; begin < rows.columns(); begin += coordinates_per_block) {
        const NormalLanes x = coordinates<is_cube>(stream, vector, begin / coordinates_per_block);
        const std::size_t width = std::min<std::size_t>(coordinates_per_block, rows.columns() - begin);
        for (std::size_t lane = 0; lane < count; ++lane)
            for (std::size_t j = 0; j < width; ++j) rows.row(first + lane)[begin + j] = x[j][lane] * scales[lane];
        pacer.spend(2 * lane_count * coordinates_per_block);
    }
}

}  // namespace

neighbours::PaddedRows source_rows(Source source, const RandomStream& stream, std::size_t rows, std::size_t dimension,
                                   Pacer& pacer) {
    neighbours::PaddedRows made(rows, dimension);
    double scales[lane_count];
    store(scales, splat(1.0));
    for (std::size_t first = 0; first < rows; first += lane_count) {
        if (source == Source::cube) {
            draw_rows<true>(made, stream, first, scales, pacer);
            continue;
        }
        if (source != Source::gaussian) store(scales, inverse_lengths(source, stream, first, dimension, pacer));
        draw_rows<false>(made, stream, first, scales, pacer);
    }
    return made;
}

}  // namespace orthant::dimension
