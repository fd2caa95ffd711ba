#include "data/directions.hpp"

#include "base/error.hpp"
#include "data/double_lanes.hpp"
#include "data/panels.hpp"
#include "data/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace orthant::data {
namespace {

/// Rows or features that are packed together: their products are one chain of additions.
constexpr std::size_t block = 256;

/// A direction shorter than so much of the longest, before it is made a unit vector, is made of rounding errors.
constexpr double shortest = 1e-12;

/// From the upper triangle of the products.
EigenPairs eigen_pairs_of_products(SquareMatrix products, const std::function<void()>& yield) {
    double trace = 0;
    for (std::size_t i = 0; i < products.size(); ++i) {
        trace += products.row(i)[i];
        for (std::size_t j = 0; j < i; ++j) products.row(i)[j] = products.row(j)[i];
    }
    if (!std::isfinite(trace))
        throw Error(ErrorKind::data,
                    "cannot find the principal components of the data (its values are too large to be squared); scale "
                    "the features, or give them in other units");
    return eigen_pairs(std::move(products), yield);
}

Directions directions_for(const EigenPairs& pairs, std::size_t count, std::size_t features) {
    const std::size_t stride = padded<double>(features);
    Directions directions{{}, AlignedArray<double>(padded<double>(count) * stride), stride};
    for (std::size_t i = 0; i < count; ++i) directions.squares.push_back(std::max(pairs.values[i], 0.0));
    return directions;
}

/// Mapped features first … first + count − 1 of all rows: as vectors of n coordinates, or of `count`.
enum class As { features, rows };
void pack(const CentredRows& rows, std::size_t first, std::size_t count, As as, Panels& panels,
          const std::function<void()>& yield) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows.read(i, first, values);
        for (std::size_t j = 0; j < count; ++j) (as == As::rows ? panels.at(i, j) : panels.at(j, i)) = values[j];
        if (i % block == 0) yield();
    }
}

/// Adds the rows up to directions, with the coordinates of each eigenvector as weights.
void add_up(const CentredRows& rows, const EigenPairs& pairs, Directions& directions,
            const std::function<void()>& yield) {
    const std::size_t count = directions.squares.size();
    for (std::size_t first = 0; first < rows.features(); first += block) {
        Panels panels(std::min(block, rows.features() - first), rows.size());
        pack(rows, first, panels.vectors(), As::features, panels, yield);
        for (std::size_t p = 0; p < panels.count(); ++p)
            for (std::size_t i = 0; i < count; i += tile_rows) {
                double* to = &directions.vectors[i * directions.stride + first + p * Panels::width];
                add_tile({pairs.vectors.row(i), pairs.vectors.stride(), 1}, panels.panel(p), rows.size(), to,
                         directions.stride);
                yield();
            }
    }
}

/// x ← x − (x·unit)·unit.
void remove(double* x, const double* unit, std::size_t length) {
    const DoubleLanes factor = all_lanes(-dot_product(x, unit, length));
    for (std::size_t k = 0; k < length; k += double_lanes)
        store_lanes(x + k, fused_lanes(factor, load_lanes(unit + k), load_lanes(x + k)));
}

/// Gram and Schmidt's way, twice, so that rounding errors are left only.
void make_orthonormal(Directions& directions, const std::function<void()>& yield) {
    const std::size_t stride = directions.stride;
    double longest = 0;
    for (std::size_t i = 0; i < directions.squares.size(); ++i) {
        double* vector = &directions.vectors[i * stride];
        for (int pass = 0; pass < 2; ++pass)
            for (std::size_t before = 0; before < i; ++before) {
                remove(vector, &directions.vectors[before * stride], stride);
                if (before % block == 0) yield();
            }
        const double length = std::sqrt(dot_product(vector, vector, stride));
        longest = std::max(longest, length);
        const bool is_nothing = length <= shortest * longest;
        for (std::size_t k = 0; k < stride; ++k) vector[k] = is_nothing ? 0 : vector[k] / length;
    }
}

}  // namespace

Directions directions_by_features(const CentredRows& rows, std::size_t count, const std::function<void()>& yield) {
    const std::size_t features = rows.features();
    Panels panels(features, block);
    SquareMatrix products(features);
    std::vector<double> values(features);
    for (std::size_t first = 0; first < rows.size(); first += block) {
        const std::size_t depth = std::min(block, rows.size() - first);
        for (std::size_t k = 0; k < depth; ++k) {
            rows.read(first + k, 0, values);
            for (std::size_t j = 0; j < features; ++j) panels.at(j, k) = values[j];
        }
        add_products(panels, depth, products, yield);
    }
    const EigenPairs pairs = eigen_pairs_of_products(std::move(products), yield);
    Directions directions = directions_for(pairs, count, features);
    for (std::size_t i = 0; i < count; ++i)
        std::copy_n(pairs.vectors.row(i), features, &directions.vectors[i * directions.stride]);
    return directions;
}

Directions directions_by_rows(const CentredRows& rows, std::size_t count, const std::function<void()>& yield) {
    SquareMatrix products(rows.size());
    {
        Panels panels(rows.size(), block);
        for (std::size_t first = 0; first < rows.features(); first += block) {
            const std::size_t depth = std::min(block, rows.features() - first);
            pack(rows, first, depth, As::rows, panels, yield);
            add_products(panels, depth, products, yield);
        }
    }
    const EigenPairs pairs = eigen_pairs_of_products(std::move(products), yield);
    Directions directions = directions_for(pairs, count, rows.features());
    add_up(rows, pairs, directions, yield);
    make_orthonormal(directions, yield);
    return directions;
}

}  // namespace orthant::data
