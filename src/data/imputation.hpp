#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// What stands in for a missing value (a NaN) of a feature.
enum class Imputation { none, mean, median };

/// "none", "mean", "median", in the order of the enum.
std::vector<std::string> imputation_names();

/// The name must be one of them.
Imputation imputation_named(std::string_view name);

/// The mean or the median (of scikit-learn's SimpleImputer) of a feature's values that are not missing, at least one;
/// NaN for Imputation::none. Puts the values into another order.
double substitute(Imputation imputation, std::span<double> present);

}  // namespace orthant::data
