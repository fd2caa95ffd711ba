#include "neighbours/sketch.hpp"

#include "base/aligned.hpp"
#include "base/contract.hpp"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>
#include <new>
#include <numeric>
#include <vector>

namespace orthant::neighbours {
namespace {

using Eigen::Index;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double longest_sketch = 0x1p14;
/// Rows longer than so many times the median row are not sketched …
constexpr double longest_of_median = 8;
/// … if they are no more than this share.
constexpr double most_unsketched = 1.0 / 16;

std::size_t dimensions_of(const Projection& projection) {
    return projection.dimensions + (projection.is_identity() ? 0 : 1);
}

RowMajor centred(const ScaledRows& rows, const Projection& projection) {
    const data::MatrixView& table = rows.table;
    RowMajor block(static_cast<Index>(table.rows), static_cast<Index>(table.columns));
    for (std::size_t i = 0; i < table.rows; ++i) {
        double* to = block.data() + i * table.columns;
        for (std::size_t j = 0; j < table.columns; ++j) to[j] = rows.factor(i) * table.row(i)[j] - projection.centre[j];
    }
    return block;
}

/// Sketches of a block of rows, in double precision and not divided by anything.
RowMajor sketches_of(const RowMajor& rows, const Projection& projection) {
    if (projection.is_identity()) return rows;
    const Eigen::Map<const RowMajor> directions(projection.directions.data(), rows.cols(),
                                                static_cast<Index>(projection.dimensions));
    RowMajor sketches(rows.rows(), directions.cols() + 1);
    sketches.leftCols(directions.cols()).noalias() = rows * directions;
    for (Index i = 0; i < rows.rows(); ++i) {
        const double left_out = rows.row(i).squaredNorm() - sketches.row(i).head(directions.cols()).squaredNorm();
        sketches(i, directions.cols()) = std::sqrt(std::max(0.0, left_out));
    }
    return sketches;
}

/// Lengths of all rows from the centre.
std::vector<double> lengths_of(const ScaledRows& rows, const Projection& projection,
                               const std::function<void()>& yield) {
    std::vector<double> lengths;
    lengths.reserve(rows.table.rows);
    for (std::size_t first = 0; first < rows.table.rows; first += Sketch::row_block) {
        yield();
        const RowMajor block = centred(rows.part(first, Sketch::row_block), projection);
        for (Index i = 0; i < block.rows(); ++i) lengths.push_back(block.row(i).norm());
    }
    return lengths;
}

/// 0 where lengths are not finite.
double unit_for(std::vector<double> lengths, std::size_t columns) {
    const double longest = *std::max_element(lengths.begin(), lengths.end());
    if (!std::isfinite(longest * longest * static_cast<double>(columns))) return 0;
    const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
    std::nth_element(lengths.begin(), middle, lengths.end());
    const double cut = longest_of_median * *middle;
    const auto beyond = std::count_if(lengths.begin(), lengths.end(), [cut](double length) { return length > cut; });
    const bool is_cut = static_cast<double>(beyond) <= most_unsketched * static_cast<double>(lengths.size());
    return std::max(1e-300, is_cut ? std::min(longest, cut) : longest) / longest_sketch;
}

/// Near the golden section of `rows`, and without a common divisor.
std::uint64_t stride_for(std::uint64_t rows) {
    std::uint64_t stride = std::max<std::uint64_t>(1, rows * 618 / 1000);
    while (std::gcd(stride, rows) != 1) ++stride;
    return stride;
}

/// x with stride · x = 1 modulo rows: Euclid's algorithm backwards.
std::uint64_t inverse(std::uint64_t stride, std::uint64_t rows) {
    std::int64_t a = static_cast<std::int64_t>(stride), b = static_cast<std::int64_t>(rows), x = 1, next_x = 0;
    while (b != 0) {
        const std::int64_t quotient = a / b;
        a -= quotient * b;
        std::swap(a, b);
        x -= quotient * next_x;
        std::swap(x, next_x);
    }
    const auto modulus = static_cast<std::int64_t>(rows);
    return static_cast<std::uint64_t>((x % modulus + modulus) % modulus);
}

constexpr std::size_t header_bytes = cache_line_bytes;

std::size_t padded_slots(std::size_t rows) {
    return (rows + tile_slots - 1) / tile_slots * tile_slots;
}

}  // namespace

std::uint64_t Sketch::bytes(std::size_t rows, std::size_t columns) {
    return header_bytes + padded_slots(rows) * (sizeof(std::int32_t) + 2 * ((columns + 2) / 2) * sizeof(std::int16_t));
}

Sketch::Sketch(const std::byte* memory)
    : header_(reinterpret_cast<const Header*>(memory)),
      norms_(reinterpret_cast<const std::int32_t*>(memory + header_bytes)),
      coordinates_(reinterpret_cast<const std::int16_t*>(norms_ + padded_slots(header_->rows))) {}

Sketch Sketch::open(std::span<const std::byte> memory) {
    return Sketch(memory.data());
}

double Sketch::share_left(const ScaledRows& rows, const Projection& projection) {
    constexpr std::size_t most_sampled = 256;
    constexpr std::size_t query_step = 16;
    constexpr Index wanted = 2;
    const std::size_t count = std::min(rows.table.rows, most_sampled);
    RowMajor sample(static_cast<Index>(count), static_cast<Index>(rows.table.columns));
    for (std::size_t i = 0; i < count; ++i)
        sample.row(static_cast<Index>(i)) = centred(rows.part(i * rows.table.rows / count, 1), projection);
    const RowMajor sketches = sketches_of(sample, projection);
    double left = 0;
    double looked_at = 0;
    for (Index query = 0; query < sample.rows(); query += query_step) {
        Eigen::VectorXd distances = (sample.rowwise() - sample.row(query)).rowwise().squaredNorm();
        std::nth_element(distances.data(), distances.data() + std::min(wanted, distances.size() - 1),
                         distances.data() + distances.size());
        const double enough = distances(std::min(wanted, distances.size() - 1));
        const Eigen::VectorXd bounds = (sketches.rowwise() - sketches.row(query)).rowwise().squaredNorm();
        left += static_cast<double>((bounds.array() <= enough).count());
        looked_at += static_cast<double>(bounds.size());
    }
    return left / looked_at;
}

Sketch Sketch::make(std::span<std::byte> memory, const ScaledRows& rows, const Projection& projection,
                    const std::function<void()>& yield) {
    static_assert(sizeof(Header) <= header_bytes);
    const std::size_t count = rows.table.rows;
    const std::size_t dimensions = dimensions_of(projection);
    ORTHANT_EXPECT(count > 0 && count < std::uint64_t{1} << 32);
    ORTHANT_EXPECT(memory.size() >= bytes(count, rows.table.columns) && dimensions <= rows.table.columns);
    const double unit = unit_for(lengths_of(rows, projection, yield), rows.table.columns);
    const std::uint64_t stride = stride_for(count);
    new (memory.data()) Header{count, dimensions, stride, inverse(stride, count), unit};
    const Sketch sketch(memory.data());
    if (!sketch.is_usable()) return sketch;

    auto* norms = reinterpret_cast<std::int32_t*>(memory.data() + header_bytes);
    auto* coordinates = reinterpret_cast<std::int16_t*>(norms + padded_slots(count));
    const std::size_t width = 2 * sketch.pairs();
    std::fill(norms, norms + padded_slots(count), unsketched);
    std::fill(coordinates, coordinates + padded_slots(count) * width, std::int16_t{0});
    AlignedArray<std::int16_t> block(row_block * width);
    AlignedArray<std::int32_t> block_norms(row_block);
    for (std::size_t first = 0; first < count; first += row_block) {
        yield();
        const ScaledRows part = rows.part(first, row_block);
        sketch.sketch(part, projection, block.data(), block_norms.data());
        for (std::size_t i = 0; i < part.table.rows; ++i) {
            const std::size_t slot = sketch.slot_of(first + i);
            norms[slot] = block_norms[i];
            std::int16_t* to = coordinates + slot / tile_slots * width * tile_slots + 2 * (slot % tile_slots);
            for (std::size_t k = 0; k < width; k += 2) std::copy_n(&block[i * width + k], 2, to + k * tile_slots);
        }
    }
    return sketch;
}

void Sketch::sketch(const ScaledRows& rows, const Projection& projection, std::int16_t* coordinates,
                    std::int32_t* norms) const {
    const RowMajor sketches = sketches_of(centred(rows, projection), projection) / header_->unit;
    const std::size_t dimensions = this->dimensions();
    ORTHANT_EXPECT(static_cast<std::size_t>(sketches.cols()) == dimensions);
    std::fill(coordinates, coordinates + rows.table.rows * 2 * pairs(), std::int16_t{0});
    for (std::size_t i = 0; i < rows.table.rows; ++i) {
        const bool is_short =
            sketches.row(static_cast<Index>(i)).squaredNorm() <= longest_sketch * longest_sketch * 1.01;
        norms[i] = is_short ? 0 : unsketched;
        if (!is_short) continue;
        const double* from = sketches.data() + i * dimensions;
        std::int16_t* to = coordinates + i * 2 * pairs();
        for (std::size_t k = 0; k < dimensions; ++k) {
            to[k] = static_cast<std::int16_t>(std::lrint(from[k]));
            norms[i] += std::int32_t{to[k]} * to[k];
        }
    }
}

/// Rounding moves a sketch by at most √dimensions / 2; the projection, in double precision, by less than 1.
std::int32_t Sketch::bound(double squared_distance, std::int32_t query_norm) const {
    if (query_norm == unsketched) return no_bound;
    const double error = std::sqrt(static_cast<double>(dimensions())) + 2;
    const double reach = std::sqrt(squared_distance) / header_->unit + error;
    const double bound = reach * reach - static_cast<double>(query_norm);
    return bound < 0x1p30 ? static_cast<std::int32_t>(std::ceil(bound)) : no_bound;
}

}  // namespace orthant::neighbours
