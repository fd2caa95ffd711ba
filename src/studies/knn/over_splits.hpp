#pragma once

#include "base/power_sums.hpp"

#include <span>

namespace orthant::knn {

/// The mean of a score over S splits, with √((1/S + ρ)·s²), s² the unbiased variance over splits; NaN error for S = 1,
/// both NaN for none. A NaN among the values makes both NaN: no split is left out in silence.
///
/// ρ is 0 for the folds of one repeat, which share no validation rows. With repeats splits overlap, and ρ is the number
/// of validation rows over that of training rows of a split (Nadeau and Bengio, "Inference for the Generalization
/// Error", Machine Learning 52, 2003): 1/(F−1) for F folds.
Estimate over_splits(std::span<const double> values, double rho);

}  // namespace orthant::knn
