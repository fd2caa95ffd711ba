#pragma once

#include "base/power_sums.hpp"
#include "studies/knn/class_tally.hpp"
#include "studies/knn/regression_tally.hpp"

#include <cstddef>

namespace orthant::knn {

/// How well classes were predicted. Standard errors are of rows taken as independent, for a part that is the only one
/// (leave-one-out, a test part); of several parts over_splits tells the error. Everything is NaN without rows.
struct ClassScores {
    Estimate accuracy;
    /// The mean recall of the classes that occur among the truths.
    /// Its error is √Σ s_c² / C, where s_c is the error of the recall of class c as a proportion.
    Estimate balanced_accuracy;
    /// The mean, over classes that occur among truths or predictions, of 2·hits/(rows + predictions). No error: NaN.
    Estimate macro_f1;
    Estimate log_loss;
    Estimate brier;
};

ClassScores class_scores(const ClassTally& tally, std::size_t cell);

/// How well values were predicted, with errors as above.
struct RegressionScores {
    Estimate mse;
    Estimate rmse;  ///< its error is that of the mse over 2·rmse; 0 where all errors are 0
    Estimate mae;
    /// 1 − Σe²/Σ(y−ȳ)² about the part's own mean; NaN where that sum is 0. Its error takes the sum as given.
    Estimate r2;
};

RegressionScores regression_scores(const RegressionTally& tally, std::size_t cell);

}  // namespace orthant::knn
