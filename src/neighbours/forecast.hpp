#pragma once

#include <algorithm>
#include <cmath>

/// How long a search takes on one core of a present-day machine.
namespace orthant::neighbours {

/// Rows that are among the nearest so far when they are met, if they come in any order: k(1 + ln(n/k)).
inline double rows_kept(double rows, double nearest) {
    const double k = std::min(nearest, rows);
    return k * (1 + std::log(rows / k));
}

/// Of one of many queries, by a sketch, in seconds.
inline double sketched_query_s(double rows, double columns, double nearest) {
    return 3e-6 + 17e-9 * rows_kept(rows, nearest) + rows * (0.2e-9 + 0.0065e-9 * columns);
}

}  // namespace orthant::neighbours
