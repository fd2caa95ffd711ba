#pragma once

#include "neighbours/forecast.hpp"

/// How long things take on one core, from measurements on an AMD EPYC with AVX-512.
namespace orthant::knn {

/// Of making ready a table to be searched, and of one query for its k nearest rows.
inline double make_ready_seconds(double rows, double columns) {
    const double per_column = columns > 160 ? 38e-9 : 9e-9;  // beyond, principal directions are found first
    return rows * (50e-9 + per_column * columns);
}

inline double query_seconds(double rows, double columns, double k) {
    return 33e-9 * neighbours::rows_kept(rows, k) + rows * (0.25e-9 + 0.02e-9 * columns) + 20e-9 * columns;
}

}  // namespace orthant::knn
