#include "data/column_statistics.hpp"

#include "base/compensated_sum.hpp"
#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace orthant::data {

double mean_of(std::span<const double> values) {
    ORTHANT_EXPECT(!values.empty());
    CompensatedSum sum;
    for (const double value : values) sum.add(value);
    return sum.value() / static_cast<double>(values.size());
}

double variance_around(std::span<const double> values, double mean) {
    ORTHANT_EXPECT(!values.empty());
    CompensatedSum deviations;
    CompensatedSum squares;
    for (const double value : values) {
        const double deviation = value - mean;
        deviations.add(deviation);
        squares.add(deviation * deviation);
    }
    const auto count = static_cast<double>(values.size());
    return (squares.value() - deviations.value() * deviations.value() / count) / count;
}

Range range_of(std::span<const double> values) {
    ORTHANT_EXPECT(!values.empty());
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return {*least, *most};
}

double quantile_of(std::span<double> values, double share) {
    ORTHANT_EXPECT(!values.empty() && share >= 0 && share <= 1);
    const double place = share * static_cast<double>(values.size() - 1);
    const double whole = std::floor(place);
    const auto below = values.begin() + static_cast<std::ptrdiff_t>(whole);
    std::nth_element(values.begin(), below, values.end());
    if (place == whole) return *below;
    const double above = *std::min_element(below + 1, values.end());
    return *below + (above - *below) * (place - whole);
}

}  // namespace orthant::data
