#pragma once

#include <cmath>

/// How long things take on one core, from measurements on an AMD EPYC with AVX-512.
namespace orthant::knn {

/// Of making ready a table to be searched, and of one query for its k nearest rows.
inline double make_ready_seconds(double rows, double columns) {
    const double per_column = columns > 160 ? 38e-9 : 9e-9;  // beyond, principal directions are found first
    return rows * (50e-9 + per_column * columns);
}

inline double query_seconds(double rows, double columns, double k) {
    return 1e-6 + 0.1e-6 * k + 0.16e-6 * std::sqrt(rows) + 0.17e-6 * columns;
}

/// Of passing one neighbour of one test point on the way to its predictions.
inline constexpr double seconds_per_neighbour = 6e-9;

}  // namespace orthant::knn
