#pragma once

#include <span>

/// Statistics of one column of numbers, none of them missing. Sums are compensated: their bits depend on the order of
/// the values alone.
namespace orthant::data {

/// At least one value.
double mean_of(std::span<const double> values);

/// Mean square deviation from `mean`, in two passes, corrected for what the mean was rounded by
/// (Chan, Golub and LeVeque 1983, eq. 1.7).
double variance_around(std::span<const double> values, double mean);

struct Range {
    double least;
    double most;
};
Range range_of(std::span<const double> values);

/// The value at share·(n − 1) of the sorted values, on a straight line between neighbours (NumPy's "linear"); the
/// median for 0.5. At least one value; share in [0, 1]. Puts the values into another order, in time linear in n.
double quantile_of(std::span<double> values, double share);

}  // namespace orthant::data
