#pragma once

#include "base/power_sums.hpp"
#include "studies/knn/choice.hpp"
#include "studies/knn/class_tally.hpp"
#include "studies/knn/regression_tally.hpp"
#include "studies/knn/sweep_settings.hpp"

#include <cstddef>

/// The scores that a sweep tells of what was counted.
namespace orthant::knn {

/// Of a cell of the grid of votes; a score that the tally has (contract).
Estimate score_of(Score score, const ClassTally& tally, std::size_t cell);
Estimate score_of(Score score, const RegressionTally& tally, std::size_t cell);

/// What the diagnosis goes by: 1 - accuracy, or the mean squared error.
double error_of(const ClassTally& tally, std::size_t cell);
double error_of(const RegressionTally& tally, std::size_t cell);

Better better(Score score);

}  // namespace orthant::knn
