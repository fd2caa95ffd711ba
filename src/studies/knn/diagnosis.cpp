#include "studies/knn/diagnosis.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::knn {
namespace {

constexpr double least_gap = 0.1;               // of high variance
constexpr double largest_training_share = 0.5;  // of the validation error, for high variance
constexpr double least_validation = 0.5;        // of high bias
constexpr double largest_gap_share = 0.25;      // of the validation error, for high bias

}  // namespace

double baseline_error(const ClassTally& training) {
    const auto most = *std::max_element(training.class_rows().begin(), training.class_rows().end());
    const double rows = static_cast<double>(training.rows());
    return (rows - static_cast<double>(most)) / rows;
}

double baseline_error(const RegressionTally& training) {
    return training.total_sum_of_squares() / static_cast<double>(training.rows());
}

Diagnosis diagnose(double training, double validation) {
    if (!std::isfinite(training) || !std::isfinite(validation)) return Diagnosis::undefined;
    const double gap = validation - training;
    if (gap >= least_gap && training <= largest_training_share * validation) return Diagnosis::high_variance;
    if (validation >= least_validation && gap < largest_gap_share * validation) return Diagnosis::high_bias;
    return Diagnosis::balanced;
}

std::string_view advice(Diagnosis diagnosis) {
    switch (diagnosis) {
        case Diagnosis::undefined:
            return "Nothing can be said: an error is missing (weights = \"distance\" needs \"uniform\" beside it), or "
                   "a "
                   "constant answer makes no errors either.";
        case Diagnosis::balanced:
            return "Balanced: neither bias nor variance stands out, and changing k gains little.";
        case Diagnosis::high_bias:
            return "High bias: both errors are high and alike; try a smaller k, more informative features, or another "
                   "metric or scaling, unless the target is mostly noise.";
        case Diagnosis::high_variance:
            return "High variance: low error on the training part, high on validation; try a larger k, more rows, or "
                   "fewer irrelevant features.";
    }
    contract_violated("a known diagnosis", __FILE__, __LINE__);
}

}  // namespace orthant::knn
