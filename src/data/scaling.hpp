#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// How the values of a feature are made comparable with those of others:
/// standard: mean 0, variance 1; min_max: to [0, 1]; robust: median 0, interquartile range 1.
enum class Scaling { none, standard, min_max, robust };

/// "none", "standard", "min-max", "robust", in the order of the enum.
std::vector<std::string> scaling_names();

/// The name must be one of them.
Scaling scaling_named(std::string_view name);

/// x → (x − shift)/scale: a division, so that the ends of [0, 1] and whole standard deviations are met exactly.
struct ShiftAndScale {
    double shift = 0;
    double scale = 1;

    double operator()(double x) const { return (x - shift) / scale; }
    friend bool operator==(const ShiftAndScale&, const ShiftAndScale&) = default;
};

/// What scikit-learn's StandardScaler (variance over n), MinMaxScaler and RobustScaler learn from a feature without
/// missing values, at least one. As there, a feature that does not vary beyond rounding errors is only shifted.
/// Puts the values into another order.
ShiftAndScale fitted(Scaling scaling, std::span<double> values);

}  // namespace orthant::data
