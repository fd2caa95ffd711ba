#pragma once

#include "data/matrix_view.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace orthant::neighbours {

/// Rows of a table, each times a factor of its own; no factors: the rows as they are.
struct ScaledRows {
    data::MatrixView table;
    std::span<const double> factors = {};

    double factor(std::size_t row) const { return factors.empty() ? 1 : factors[row]; }
    /// At most `count` rows from `first` on.
    ScaledRows part(std::size_t first, std::size_t count) const;
};

/// Orthonormal directions in which rows vary most, about: x ↦ Vᵀ(x − centre).
/// Any orthonormal directions serve the purpose, which is to bound distances from below; good ones bound them well.
struct Projection {
    std::vector<double> centre;      ///< as many as columns
    std::vector<double> directions;  ///< columns × dimensions, row-major; empty: the coordinates themselves
    std::size_t dimensions = 0;

    bool is_identity() const { return directions.empty(); }
};

/// Every coordinate, from the mean of at most 512 rows.
Projection identity_projection(const ScaledRows& rows);

/// `dimensions` directions (fewer than columns and rows) by subspace iteration on at most 512 rows (N. Halko,
/// P. Martinsson and J. Tropp, SIAM Review 53, 2011, algorithm 4.4), orthonormal to rounding. Calls yield between
/// products of about 10 ms.
Projection principal_projection(const ScaledRows& rows, std::size_t dimensions, const std::function<void()>& yield);

}  // namespace orthant::neighbours
