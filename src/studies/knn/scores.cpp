#include "studies/knn/scores.hpp"

#include <cmath>
#include <limits>

namespace orthant::knn {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Estimate mean_of(std::uint64_t rows, double sum, double sum_of_squares) {
    PowerSums sums;
    sums.count = rows;
    sums.sums[0].sum = sum;
    sums.sums[1].sum = sum_of_squares;
    return mean(sums);
}

Estimate balanced_accuracy(const ClassTally& tally, std::size_t cell) {
    double recalls = 0;
    double squared_errors = 0;
    double classes_met = 0;
    for (std::size_t c = 0; c < tally.classes(); ++c) {
        if (tally.class_rows()[c] == 0) continue;
        const Estimate recall = proportion(tally.hits(cell, c), tally.class_rows()[c]);
        recalls += recall.value;
        squared_errors += recall.standard_error * recall.standard_error;
        ++classes_met;
    }
    return {recalls / classes_met, std::sqrt(squared_errors) / classes_met};
}

double macro_f1(const ClassTally& tally, std::size_t cell) {
    double sum = 0;
    double classes_met = 0;
    for (std::size_t c = 0; c < tally.classes(); ++c) {
        const std::uint64_t met = tally.class_rows()[c] + tally.predictions(cell, c);
        if (met == 0) continue;
        sum += static_cast<double>(2 * tally.hits(cell, c)) / static_cast<double>(met);
        ++classes_met;
    }
    return sum / classes_met;
}

}  // namespace

ClassScores class_scores(const ClassTally& tally, std::size_t cell) {
    using Sum = ClassTally::Sum;
    const auto mean_loss = [&](Sum loss, Sum squared) {
        return mean_of(tally.rows(), tally.sum(loss, cell), tally.sum(squared, cell));
    };
    return {.accuracy = proportion(tally.all_hits(cell), tally.rows()),
            .balanced_accuracy = balanced_accuracy(tally, cell),
            .macro_f1 = {macro_f1(tally, cell), nan},
            .log_loss = mean_loss(Sum::log_loss, Sum::log_loss_squared),
            .brier = mean_loss(Sum::brier, Sum::brier_squared)};
}

RegressionScores regression_scores(const RegressionTally& tally, std::size_t cell) {
    using Sum = RegressionTally::Sum;
    const double absolute = tally.sum(Sum::absolute, cell);
    const double squared = tally.sum(Sum::squared, cell);
    const Estimate mse = mean_of(tally.rows(), squared, tally.sum(Sum::fourth, cell));
    const double rmse = std::sqrt(mse.value);
    const double rows_per_total = static_cast<double>(tally.rows()) / tally.total_sum_of_squares();
    const bool is_constant = !std::isfinite(rows_per_total);
    return {.mse = mse,
            .rmse = {rmse, rmse == 0 && tally.rows() > 1 ? 0 : mse.standard_error / (2 * rmse)},
            .mae = mean_of(tally.rows(), absolute, squared),
            .r2 = is_constant ? Estimate{nan, nan}
                              : Estimate{1 - mse.value * rows_per_total, mse.standard_error * rows_per_total}};
}

}  // namespace orthant::knn
