#pragma once

#include <cstdint>

/// How n points, each in any of m equal cells with the same probability, fill these cells. In closed forms that do not
/// cancel; m may be infinite, standing for more cells than a double can count.
namespace orthant::dimension {

/// Mean number of cells with a point, m − m(1 − 1/m)^n.
double mean_occupied(double cells, std::uint64_t points);

/// Variance of that number, m q + m(m − 1)(1 − 2/m)^n − m² q² with q = (1 − 1/m)^n; relative error below 1e-7.
/// With the differences of powers taken out, and for m > 1e8 n the leading term n(n − 1)/(2m).
double variance_of_occupied(double cells, std::uint64_t points);

/// The probability that a cell has no point, (1 − 1/m)^n.
double probability_of_empty(double cells, std::uint64_t points);

}  // namespace orthant::dimension
