#include "studies/dimension/distance_sets.hpp"

#include "base/contract.hpp"
#include "studies/dimension/coordinate_lanes.hpp"
#include "studies/dimension/vector_sums.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr StreamId stream_of_points{0};
constexpr StreamId stream_of_queries{1};
constexpr std::size_t points_per_block = 32;
constexpr std::uint64_t blocks_per_chunk = 16;
constexpr std::size_t coordinates_per_chunk = blocks_per_chunk * coordinates_per_block;

/// What is kept, in lanes, of the distances of a set so far.
enum Part : std::size_t { nearest, farthest, mean, squares, powers, parts };

bool has_scales(const SetKind& kind) {
    return !kind.table && (kind.source == Source::ball || kind.source == Source::sphere);
}

/// So many coordinates, rounded up to whole blocks.
constexpr std::size_t whole_blocks(std::size_t count) {
    return (count + coordinates_per_block - 1) / coordinates_per_block * coordinates_per_block;
}

/// Writes the scaled coordinates from block `first_block` on, up to the chunk's end, each by way of `finish(x, place)`;
/// zeros behind the dimension.
template <bool is_cube, class Finish>
ORTHANT_LANES_INLINE void draw_chunk(const RandomStream& stream, std::uint64_t first_vector, std::uint64_t first_block,
                                     std::size_t count, double* values, Finish finish) {
    const U64Lanes vector = lane_numbers() + first_vector;
    for (std::size_t place = 0; place < count; place += coordinates_per_block) {
        const NormalLanes x = coordinates<is_cube>(stream, vector, first_block + place / coordinates_per_block);
        for (std::size_t j = 0; j < coordinates_per_block; ++j)
            store(values + (place + j) * lane_count, finish(x[j], place + j));
    }
    for (std::size_t place = count; place < whole_blocks(count); ++place)
        store(values + place * lane_count, splat(0.0));
}

}  // namespace

double work_of_coordinate(const SetKind& kind) {
    if (kind.table) return 2;
    return kind.source == Source::cube ? 1 : has_scales(kind) ? 8 : 4;
}

std::uint64_t DistanceSets::bytes(const SetKind& kind, std::size_t norms) {
    const std::uint64_t lanes = 2 * coordinates_per_chunk + points_per_block + norms * (points_per_block + 2 * parts);
    const std::uint64_t picks =
        kind.table ? kind.table->rows + kind.table->columns + (lane_count + 1) * (kind.points + kind.dimension) : 0;
    return 4096 + lanes * lane_count * sizeof(double) + picks * sizeof(std::uint32_t);
}

DistanceSets::DistanceSets(const SetKind& kind, const std::vector<Norm>& norms, std::uint64_t key, std::uint64_t task)
    : kind_(kind),
      norms_(&norms),
      point_stream_(key, task, stream_of_points),
      query_stream_(key, task, stream_of_queries),
      scales_(points_per_block * lane_count),
      query_scale_(lane_count),
      query_(coordinates_per_chunk * lane_count),
      magnitudes_(coordinates_per_chunk * lane_count),
      sums_(norms.size() * points_per_block * lane_count),
      state_(norms.size() * parts * lane_count),
      found_(norms.size() * lane_count) {
    ORTHANT_EXPECT(kind.points >= 2 && kind.dimension >= 1);
    if (kind.table)
        rows_.emplace(*kind.table, kind.points + (kind.query == Query::random ? 1 : 0), kind.dimension, key, task);
    std::ranges::fill(scales_.span(), 1.0);
    std::ranges::fill(query_scale_.span(), 1.0);
}

void DistanceSets::find_scales(std::uint64_t first_vector, std::size_t points, Pacer& pacer) {
    for (std::size_t i = 0; i < points; ++i)
        store(&scales_[i * lane_count],
              inverse_lengths(kind_.source, point_stream_, first_vector + i * lane_count, kind_.dimension, pacer));
}

template <bool is_cube>
void DistanceSets::add_blocks(std::uint64_t first_vector, std::uint64_t first_query, std::size_t points, Pacer& pacer) {
    for (std::uint64_t done = 0; done < kind_.dimension; done += coordinates_per_chunk) {
        const std::uint64_t block = done / coordinates_per_block;
        const auto count =
            static_cast<std::size_t>(std::min<std::uint64_t>(coordinates_per_chunk, kind_.dimension - done));
        if (kind_.query == Query::random) {
            const F64Lanes scale = load(query_scale_.data());
            draw_chunk<is_cube>(query_stream_, first_query, block, count, query_.data(),
                                [scale](F64Lanes x, std::size_t) { return x * scale; });
        }
        for (std::size_t i = 0; i < points; ++i) {
            const F64Lanes scale = load(&scales_[i * lane_count]);
            const double* query = query_.data();
            draw_chunk<is_cube>(point_stream_, first_vector + i * lane_count, block, count, magnitudes_.data(),
                                [scale, query](F64Lanes x, std::size_t place) {
                                    return magnitude(fused(x, scale, -load(query + place * lane_count)));
                                });
            add_magnitudes(i, count, pacer);
        }
    }
}

void DistanceSets::add_rows(std::size_t first_point, std::size_t points, Pacer& pacer) {
    for (std::size_t done = 0; done < kind_.dimension; done += coordinates_per_chunk) {
        const std::size_t count = std::min(coordinates_per_chunk, kind_.dimension - done);
        if (kind_.query == Query::random) rows_->copy(kind_.points, done, count, query_.data());
        for (std::size_t i = 0; i < points; ++i) {
            rows_->copy(first_point + i, done, count, magnitudes_.data());
            for (std::size_t place = 0; place < whole_blocks(count) * lane_count; place += lane_count) {
                const F64Lanes difference = load(&magnitudes_[place]) - load(&query_[place]);
                store(&magnitudes_[place], place < count * lane_count ? magnitude(difference) : splat(0.0));
            }
            add_magnitudes(i, count, pacer);
        }
    }
}

void DistanceSets::add_magnitudes(std::size_t i, std::size_t count, Pacer& pacer) {
    for (std::size_t norm = 0; norm < norms_->size(); ++norm)
        (*norms_)[norm].add(&sums_[(norm * points_per_block + i) * lane_count], magnitudes_.data(),
                            whole_blocks(count));
    pacer.spend((2 + norms_->size()) * count * lane_count);
}

void DistanceSets::take_lengths(std::size_t points, std::uint64_t points_before) {
    for (std::size_t norm = 0; norm < norms_->size(); ++norm) {
        double* state = &state_[norm * parts * lane_count];
        const auto of = [state](Part part) { return state + part * lane_count; };
        for (std::size_t i = 0; i < points; ++i) {
            const double* sums = &sums_[(norm * points_per_block + i) * lane_count];
            std::array<double, lane_count> lengths{};
            (*norms_)[norm].lengths(sums, lengths.data());
            const F64Lanes length = load(lengths.data());
            const F64Lanes near = load(of(nearest)), far = load(of(farthest)), centre = load(of(mean));
            store(of(nearest), select(length < near, length, near));
            store(of(farthest), select(length > far, length, far));
            const F64Lanes step = length - centre;
            const F64Lanes moved = fused(step, splat(1 / static_cast<double>(points_before + i + 1)), centre);
            store(of(mean), moved);
            store(of(squares), fused(step, length - moved, load(of(squares))));
            store(of(powers), load(of(powers)) + load(sums));
        }
    }
}

void DistanceSets::draw(std::uint64_t first, Pacer& pacer) {
    ORTHANT_EXPECT(first % lane_count == 0 && first + lane_count <= (std::uint64_t{1} << 32) / kind_.points);
    std::ranges::fill(state_.span(), 0.0);
    for (std::size_t norm = 0; norm < norms_->size(); ++norm)
        store(&state_[(norm * parts + nearest) * lane_count], splat(std::numeric_limits<double>::infinity()));
    if (rows_) rows_->draw(first);
    if (has_scales(kind_) && kind_.query == Query::random)
        store(query_scale_.data(), inverse_lengths(kind_.source, query_stream_, first, kind_.dimension, pacer));
    for (std::uint64_t done = 0; done < kind_.points; done += points_per_block) {
        const auto points = static_cast<std::size_t>(std::min<std::uint64_t>(points_per_block, kind_.points - done));
        const std::uint64_t first_vector = first * kind_.points + done * lane_count;
        std::ranges::fill(sums_.span(), 0.0);
        if (has_scales(kind_)) find_scales(first_vector, points, pacer);
        if (rows_) {
            add_rows(done, points, pacer);
        } else if (kind_.source == Source::cube) {
            add_blocks<true>(first_vector, first, points, pacer);
        } else {
            add_blocks<false>(first_vector, first, points, pacer);
        }
        take_lengths(points, done);
    }
    summarise();
}

void DistanceSets::summarise() {
    const auto points = static_cast<double>(kind_.points);
    const auto dimension = static_cast<double>(kind_.dimension);
    for (std::size_t norm = 0; norm < norms_->size(); ++norm) {
        const double* state = &state_[norm * parts * lane_count];
        const double coordinates = (*norms_)[norm].is_largest() ? 1 : dimension;
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            const auto of = [&](Part part) { return state[part * lane_count + lane]; };
            found_[lane * norms_->size() + norm] = {of(nearest), of(farthest), of(mean), of(squares) / (points - 1),
                                                    of(powers) / (points * coordinates)};
        }
    }
}

}  // namespace orthant::dimension
