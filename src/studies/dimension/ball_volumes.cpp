#include "studies/dimension/ball_volumes.hpp"

#include <cmath>
#include <numbers>

namespace orthant::dimension {

double log10_unit_ball(std::uint64_t dimension) {
    const double half = 0.5 * static_cast<double>(dimension);
    return half * std::log10(std::numbers::pi) - std::lgamma(half + 1) / std::numbers::ln10;
}

double log10_ball_share_of_cube(std::uint64_t dimension) {
    if (dimension == 1) return 0;
    return log10_unit_ball(dimension) - static_cast<double>(dimension) * std::log10(2.0);
}

MiddleBall middle_ball(std::uint64_t dimension) {
    if (dimension < 4) return MiddleBall::smaller;
    if (dimension == 4) return MiddleBall::equal;
    if (dimension < 9) return MiddleBall::larger;
    return dimension == 9 ? MiddleBall::touches : MiddleBall::sticks_out;
}

double middle_diameter(std::uint64_t dimension) {
    return std::sqrt(static_cast<double>(dimension)) - 1;
}

double log10_middle_share(std::uint64_t dimension) {
    const double log10_radius_over_side = std::log10(0.25 * middle_diameter(dimension));
    return log10_unit_ball(dimension) + static_cast<double>(dimension) * log10_radius_over_side;
}

}  // namespace orthant::dimension
