#pragma once

#include "data/series_windows.hpp"
#include "studies/lstm/train_outline.hpp"

#include <vector>

namespace orthant::lstm {

/// What forecasters do without a network, on the same windows; the root mean square error over all targets, in their
/// own units, of the validation and the test part. Every forecast uses what is known at the last row of its window.
///
/// persistence: the last known value of the target.
/// climatology: the mean of the target's training rows at the forecast's hour of day (with dates).
/// trailing: the mean over the 30 days before, at the forecast's hour of day (with dates).
/// ridge: linear in all values of the window, weights of least squares with λ·|w|² (the intercept left out), λ of
///   10^−3 … 10^4 chosen by the validation part.
std::vector<Baseline> baselines(const data::SeriesWindows& windows);

}  // namespace orthant::lstm
