#include "data/scaling.hpp"

#include "base/named.hpp"
#include "data/column_statistics.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace orthant::data {
namespace {

constexpr std::array<std::string_view, 4> names{"none", "standard", "min-max", "robust"};

constexpr double epsilon = std::numeric_limits<double>::epsilon();

/// Below the error bound of a variance computed in two passes (Chan, Golub and LeVeque 1983), as scikit-learn has it.
bool is_rounding_error(double variance, double mean, double count) {
    const double error = count * mean * epsilon;
    return variance <= count * epsilon * variance + error * error;
}

ShiftAndScale standard(std::span<const double> values) {
    const double mean = mean_of(values);
    const double variance = variance_around(values, mean);
    const bool is_constant = is_rounding_error(variance, mean, static_cast<double>(values.size()));
    return {mean, is_constant ? 1 : std::sqrt(variance)};
}

double usable(double width) {
    return width < 10 * epsilon ? 1 : width;
}

ShiftAndScale robust(std::span<double> values) {
    const double lower = quantile_of(values, 0.25);
    const double median = quantile_of(values, 0.5);
    const double upper = quantile_of(values, 0.75);
    return {median, usable(upper - lower)};
}

}  // namespace

std::vector<std::string> scaling_names() {
    return {names.begin(), names.end()};
}

Scaling scaling_named(std::string_view name) {
    return named<Scaling>(names, name);
}

ShiftAndScale fitted(Scaling scaling, std::span<double> values) {
    switch (scaling) {
        case Scaling::standard:
            return standard(values);
        case Scaling::min_max: {
            const Range range = range_of(values);
            return {range.least, usable(range.most - range.least)};
        }
        case Scaling::robust:
            return robust(values);
        case Scaling::none:
            break;
    }
    return {};
}

}  // namespace orthant::data
