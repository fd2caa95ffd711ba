#pragma once

#include "base/power_sums.hpp"
#include "studies/dimension/angle_tally.hpp"

namespace orthant::dimension {

/// The angle in degrees below which the share `level` of the tally's angles lies, found on the fine cells: in the cell
/// of the order statistic, linear between its edges, so at most one cell's width off. NaN when the tally is empty.
double quantile(const AngleTally& tally, double level);

/// A quantile with half the distance between the quantiles at level ± √(level(1−level)/n) as its standard error
/// (Woodruff, J. Amer. Statist. Assoc. 47, 1952); NaN error for n = 1.
Estimate quantile_estimate(const AngleTally& tally, double level);

}  // namespace orthant::dimension
