#include "studies/dimension/manifolds.hpp"

#include "base/contract.hpp"
#include "base/fixed_math.hpp"
#include "base/lanes.hpp"
#include "base/named.hpp"
#include "neighbours/key.hpp"
#include "studies/dimension/fill_rows.hpp"

#include <array>

namespace orthant::dimension {
namespace {

using neighbours::PaddedRows;

constexpr double swiss_roll_height = 21;
/// t in turns: 3/4 … 9/4.
constexpr double swiss_roll_begin = 0.75;
constexpr double swiss_roll_turns = 1.5;
constexpr double two_pi = 0x1.921fb54442d18p+2;

ORTHANT_LANES_INLINE NormalLanes swiss_roll_coordinates(const WordLanes& words) {
    const F64Lanes turns = fused(unit_interval_lanes(words.word[0]), splat(swiss_roll_turns), splat(swiss_roll_begin));
    const auto [sine, cosine] = fixed_math::sin_cos_of_turns(turns);
    const F64Lanes t = turns * splat(two_pi);
    return {t * cosine, unit_interval_lanes(words.word[1]) * splat(swiss_roll_height), t * sine, splat(0.0)};
}

void scale(double* row, std::size_t stride, double factor) {
    for (std::size_t j = 0; j < stride; j += lane_count) store(row + j, load(row + j) * splat(factor));
}

/// row += factor · other.
void add_multiple(double* row, const double* other, std::size_t stride, double factor) {
    for (std::size_t j = 0; j < stride; j += lane_count)
        store(row + j, fused(load(other + j), splat(factor), load(row + j)));
}

void make_unit_length(double* row, std::size_t stride) {
    scale(row, stride, neighbours::inverse_length(neighbours::squared_norm(row, stride)));
}

void make_orthonormal(PaddedRows& frame, Pacer& pacer) {
    const std::size_t stride = frame.view().stride;
    for (std::size_t i = 0; i < frame.rows(); ++i) {
        double* row = frame.row(i);
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t j = 0; j < i; ++j) {
                const double share = neighbours::key_of(neighbours::InnerProduct{}, row, frame.row(j), stride);
                add_multiple(row, frame.row(j), stride, -share);
                pacer.spend(stride);
            }
            make_unit_length(row, stride);
        }
    }
}

PaddedRows draw_natural(const ManifoldShape& shape, std::size_t count, const RandomStream& stream, Pacer& pacer) {
    PaddedRows rows(count, shape.natural_columns());
    const auto gaussian = [](const WordLanes& words) { return normals(words); };
    switch (shape.manifold) {
        case Manifold::cube:
            fill_rows(rows, stream, 0, pacer, [](const WordLanes& words) { return unit_cube_coordinates(words); });
            break;
        case Manifold::swiss_roll:
            fill_rows(rows, stream, 0, pacer, [](const WordLanes& words) { return swiss_roll_coordinates(words); });
            break;
        default:
            fill_rows(rows, stream, 0, pacer, gaussian);
    }
    if (shape.manifold == Manifold::sphere)
        for (std::size_t i = 0; i < count; ++i) {
            make_unit_length(rows.row(i), rows.view().stride);
            pacer.spend(rows.columns());
        }
    return rows;
}

}  // namespace

std::vector<std::string> manifold_names() {
    return {"gaussian", "cube", "sphere", "swiss_roll", "data"};
}

Manifold manifold_named(std::string_view name) {
    return named<Manifold>(manifold_names(), name);
}

std::size_t ManifoldShape::natural_columns() const {
    ORTHANT_EXPECT(manifold != Manifold::data);
    if (manifold == Manifold::swiss_roll) return 3;
    return manifold == Manifold::sphere ? dimension + 1 : dimension;
}

PaddedRows embed(const PaddedRows& rows, std::size_t columns, const RandomStream& stream, Pacer& pacer) {
    ORTHANT_EXPECT(columns >= rows.columns());
    PaddedRows frame(rows.columns(), columns);
    fill_rows(frame, stream, 0, pacer, [](const WordLanes& words) { return normals(words); });
    make_orthonormal(frame, pacer);
    PaddedRows embedded(rows.rows(), columns);
    const data::MatrixView from = rows.view();
    for (std::size_t i = 0; i < rows.rows(); ++i) {
        for (std::size_t c = 0; c < rows.columns(); ++c)
            add_multiple(embedded.row(i), frame.row(c), frame.view().stride, from.row(i)[c]);
        pacer.spend(rows.columns() * frame.view().stride);
    }
    return embedded;
}

PaddedRows draw_manifold(const ManifoldShape& shape, std::size_t rows, std::uint64_t key, std::uint64_t set,
                         Pacer& pacer) {
    PaddedRows natural = draw_natural(shape, rows, RandomStream(key, set, StreamId{0}), pacer);
    if (shape.ambient == 0) return natural;
    return embed(natural, shape.ambient, RandomStream(key, set, StreamId{1}), pacer);
}

}  // namespace orthant::dimension
