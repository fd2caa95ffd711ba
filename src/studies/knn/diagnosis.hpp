#pragma once

#include "studies/knn/class_tally.hpp"
#include "studies/knn/regression_tally.hpp"

#include <cstdint>
#include <string_view>

namespace orthant::knn {

/// What the errors on training and validation part say together.
enum class Diagnosis : std::int8_t { undefined = -1, balanced = 0, high_bias = 1, high_variance = 2 };

/// The error of the best constant answer, to which others are compared: for classes the share of rows that are not of
/// the most frequent class of the training part, for values the variance of the training part (their mse). NaN without
/// rows.
double baseline_error(const ClassTally& training);
double baseline_error(const RegressionTally& training);

/// Judges errors (1 − accuracy, or mse) given relative to the baseline: 0 is perfect, 1 no better than a constant.
/// The gap is validation − training.
///
/// high variance: gap ≥ 0.1 and training ≤ ½ validation: the model knows its own rows by heart, and they do not help
/// on others. high bias: validation ≥ ½ and gap < ¼ validation: both errors are high and alike. balanced: neither.
/// undefined: an error is not finite, as where the baseline is 0.
///
/// A training row is among its own neighbours, at distance 0. Weighted by distance it outvotes all others, so its
/// error is 0 for any k and says nothing. For that weighting give as training error the one of uniform weights at the
/// same k, which says how far so many neighbours blur; without it, NaN.
Diagnosis diagnose(double training, double validation);

/// What it means and what to try, one sentence for a person.
std::string_view advice(Diagnosis diagnosis);

}  // namespace orthant::knn
