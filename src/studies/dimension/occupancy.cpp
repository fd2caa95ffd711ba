#include "studies/dimension/occupancy.hpp"

#include <cmath>

namespace orthant::dimension {

double mean_occupied(double cells, std::uint64_t points) {
    const auto n = static_cast<double>(points);
    if (points == 1 || cells > 1e16 * n) return n;
    return -cells * std::expm1(n * std::log1p(-1 / cells));
}

double variance_of_occupied(double cells, std::uint64_t points) {
    const auto n = static_cast<double>(points);
    if (cells == 1 || points == 1) return 0;
    if (cells > 1e8 * n) return n * (n - 1) / (2 * cells);
    const double q = probability_of_empty(cells, points);
    const double others = cells - 1;
    return -cells * q * std::expm1(n * std::log1p(-1 / others)) +
           cells * q * cells * q * std::expm1(n * std::log1p(-1 / (others * others)));
}

double probability_of_empty(double cells, std::uint64_t points) {
    return std::exp(static_cast<double>(points) * std::log1p(-1 / cells));
}

}  // namespace orthant::dimension
