#include "studies/knn/over_splits.hpp"

#include "base/compensated_sum.hpp"

#include <cmath>
#include <limits>

namespace orthant::knn {

/// Measured from the first value, so that equal values have exactly their mean and no spread.
Estimate over_splits(std::span<const double> values, double rho) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (values.empty()) return {nan, nan};
    const double count = static_cast<double>(values.size());
    CompensatedSum sum;
    for (const double value : values) sum.add(value - values.front());
    const double mean = values.front() + sum.value() / count;
    if (values.size() == 1) return {mean, nan};
    CompensatedSum squares;
    for (const double value : values) squares.add((value - mean) * (value - mean));
    return {mean, std::sqrt((1 / count + rho) * squares.value() / (count - 1))};
}

}  // namespace orthant::knn
