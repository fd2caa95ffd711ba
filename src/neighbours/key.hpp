#pragma once

#include "data/matrix_view.hpp"
#include "neighbours/measure.hpp"
#include "neighbours/power.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace orthant::neighbours {

/// What neighbours are ordered by: a number that grows with the distance and is cheaper than it (euclidean its square,
/// minkowski its p-th power, else the distance itself). Computed in double precision from the rows themselves, in one
/// fixed order: eight partial results, added up by sum_of_lanes. Equal rows have key 0 exactly.
///
/// A kernel has `start`, `step` for eight coordinates of both rows, and `finish`. Rows are padded with zeros to whole
/// groups of eight, which changes no key.
struct EuclideanKey {
    ORTHANT_LANES_INLINE F64Lanes step(F64Lanes sum, F64Lanes x, F64Lanes y) const {
        const F64Lanes difference = x - y;
        return fused(difference, difference, sum);
    }
    ORTHANT_LANES_INLINE double finish(F64Lanes sum) const { return sum_of_lanes(sum); }
};

struct ManhattanKey {
    ORTHANT_LANES_INLINE F64Lanes step(F64Lanes sum, F64Lanes x, F64Lanes y) const { return sum + magnitude(x - y); }
    ORTHANT_LANES_INLINE double finish(F64Lanes sum) const { return sum_of_lanes(sum); }
};

struct ChebyshevKey {
    ORTHANT_LANES_INLINE F64Lanes step(F64Lanes most, F64Lanes x, F64Lanes y) const {
        const F64Lanes size = magnitude(x - y);
        return select(size > most, size, most);
    }
    ORTHANT_LANES_INLINE double finish(F64Lanes most) const {
        double result = most[0];
        for (std::size_t i = 1; i < lane_count; ++i) result = std::max(result, most[i]);
        return result;
    }
};

struct MinkowskiKey {
    Power power;

    ORTHANT_LANES_INLINE F64Lanes step(F64Lanes sum, F64Lanes x, F64Lanes y) const {
        return sum + power(magnitude(x - y));
    }
    ORTHANT_LANES_INLINE double finish(F64Lanes sum) const { return sum_of_lanes(sum); }
};

/// The inner product, of which cosine_key makes a key.
struct InnerProduct {
    ORTHANT_LANES_INLINE F64Lanes step(F64Lanes sum, F64Lanes x, F64Lanes y) const { return fused(x, y, sum); }
    ORTHANT_LANES_INLINE double finish(F64Lanes sum) const { return sum_of_lanes(sum); }
};

/// 1 − x·y/√(‖x‖²‖y‖²), at least 0; of a zero row: 0 to another zero row, 1 to all others. NaN where a square
/// overflows.
inline double cosine_key(double product, double squared_norm_x, double squared_norm_y) {
    if (std::isinf(squared_norm_x) || std::isinf(squared_norm_y)) return std::numeric_limits<double>::quiet_NaN();
    if (squared_norm_x == 0 || squared_norm_y == 0) return squared_norm_x == squared_norm_y ? 0 : 1;
    const double both = squared_norm_x * squared_norm_y;
    const bool fits = both > 1e-290 && both < 1e290;
    const double cosine =
        fits ? product / std::sqrt(both) : product / squared_norm_x * std::sqrt(squared_norm_x / squared_norm_y);
    return std::max(0.0, 1 - cosine);
}

/// `columns` is padded to a multiple of eight.
template <class Kernel>
ORTHANT_LANES_INLINE double key_of(const Kernel& kernel, const double* x, const double* y, std::size_t columns) {
    F64Lanes partial = splat(0.0);
    for (std::size_t j = 0; j < columns; j += lane_count) partial = kernel.step(partial, load(x + j), load(y + j));
    return kernel.finish(partial);
}

/// ‖x‖².
inline double squared_norm(const double* x, std::size_t columns) {
    return key_of(InnerProduct{}, x, x, columns);
}

/// 1/‖x‖, and 0 for a zero row.
inline double inverse_length(double squared_norm) {
    return squared_norm > 0 ? 1 / std::sqrt(squared_norm) : 0;
}

/// The distance that a key stands for.
double distance_of_key(const Measure& measure, double key);

}  // namespace orthant::neighbours
