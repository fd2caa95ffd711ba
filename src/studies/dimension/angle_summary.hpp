#pragma once

#include "base/power_sums.hpp"
#include "studies/dimension/angle_tally.hpp"
#include "studies/dimension/sources.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace orthant::dimension {

inline constexpr std::array<double, 7> quantile_levels{0.01, 0.05, 0.25, 0.50, 0.75, 0.95, 0.99};
inline constexpr std::array<double, 2> tolerances_degrees{5, 10};

/// What is told about the angles of a point, in degrees. Exact values are NaN where no closed form is known.
struct AngleSummary {
    Estimate mean;
    Estimate variance;
    double variance_exact;
    std::array<Estimate, quantile_levels.size()> quantiles;
    double quantile_resolution;
    std::array<Estimate, tolerances_degrees.size()> fraction_within;
    std::array<double, tolerances_degrees.size()> fraction_within_exact;
    std::vector<Estimate> density;      ///< per degree, for each bin
    std::vector<double> density_exact;  ///< its mean over each bin
};

AngleSummary summarise(const AngleTally& tally, Source source, std::uint64_t dimension);

}  // namespace orthant::dimension
