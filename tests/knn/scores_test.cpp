#include "studies/knn/scores.hpp"

#include "knn/reference/scores.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::knn::scores_test {
namespace {

const std::vector<Weights> both{Weights::uniform, Weights::distance};
const VoteGrid nearest({1}, {Weights::uniform});

/// Of rows (truth, predicted), by one neighbour of the class predicted.
ClassTally tally_of(std::size_t classes, const std::vector<std::pair<std::int32_t, std::int32_t>>& rows) {
    ClassTally tally(nearest, classes);
    ClassVotes votes(nearest, classes);
    for (const auto& [truth, predicted] : rows) {
        votes.count(truth, {&predicted, 1}, {});
        tally.add(votes);
    }
    return tally;
}

RegressionTally tally_of_values(const std::vector<std::pair<double, double>>& rows) {
    RegressionTally tally(nearest, 0);
    for (const auto& [truth, predicted] : rows) tally.add(truth, {&predicted, 1}, {});
    return tally;
}

void expect_reference(const reference::ReferenceClasses& expected) {
    const VoteGrid grid(expected.ks, both);
    ClassVotes votes(grid, expected.classes);
    ClassTally tally(grid, expected.classes);
    const std::size_t length = grid.largest_k();
    for (std::size_t r = 0; r < expected.truths.size(); ++r) {
        votes.count(expected.truths[r], std::span(expected.neighbour_classes).subspan(r * length, length),
                    std::span(expected.distances).subspan(r * length, length));
        tally.add(votes);
    }
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const ClassScores scores = class_scores(tally, cell);
        const double* wanted = &expected.scores[cell * 5];
        EXPECT_NEAR(scores.accuracy.value, wanted[0], 1e-12) << cell;
        EXPECT_NEAR(scores.balanced_accuracy.value, wanted[1], 1e-12) << cell;
        EXPECT_NEAR(scores.macro_f1.value, wanted[2], 1e-12) << cell;
        EXPECT_NEAR(scores.log_loss.value, wanted[3], 1e-12) << cell;
        EXPECT_NEAR(scores.brier.value, wanted[4], 1e-12) << cell;
    }
}

void expect_reference(const reference::ReferenceValues& expected) {
    const VoteGrid grid(expected.ks, both);
    RegressionTally tally(grid, 50);
    const std::size_t length = grid.largest_k();
    for (std::size_t r = 0; r < expected.truths.size(); ++r)
        tally.add(expected.truths[r], std::span(expected.neighbour_values).subspan(r * length, length),
                  std::span(expected.distances).subspan(r * length, length));
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        const RegressionScores scores = regression_scores(tally, cell);
        const double* wanted = &expected.scores[cell * 4];
        EXPECT_NEAR(scores.mse.value, wanted[0], 1e-12 * wanted[0]) << cell;
        EXPECT_NEAR(scores.rmse.value, wanted[1], 1e-12 * wanted[1]) << cell;
        EXPECT_NEAR(scores.mae.value, wanted[2], 1e-12 * wanted[2]) << cell;
        EXPECT_NEAR(scores.r2.value, wanted[3], 1e-12) << cell;
    }
}

TEST(ClassScores, equal_scikit_learn) {
    expect_reference(reference::overlapping);
    expect_reference(reference::with_duplicates);
}

TEST(RegressionScores, equal_scikit_learn) {
    expect_reference(reference::values);
    expect_reference(reference::values_with_duplicates);
}

TEST(ClassScores, are_those_computed_by_hand) {
    // Class 0: 3 of 4 found; class 1: 1 of 2; class 2 is only ever predicted, class 3 not even that.
    const ClassScores scores = class_scores(tally_of(4, {{0, 0}, {0, 0}, {0, 0}, {0, 2}, {1, 1}, {1, 0}}), 0);
    EXPECT_DOUBLE_EQ(scores.accuracy.value, 4.0 / 6);
    EXPECT_DOUBLE_EQ(scores.accuracy.standard_error, std::sqrt(4.0 / 6 * 2 / 6 / 6));
    EXPECT_DOUBLE_EQ(scores.balanced_accuracy.value, (0.75 + 0.5) / 2);
    EXPECT_DOUBLE_EQ(scores.balanced_accuracy.standard_error, std::sqrt(0.75 * 0.25 / 4 + 0.5 * 0.5 / 2) / 2);
    EXPECT_DOUBLE_EQ(scores.macro_f1.value, (2.0 * 3 / 8 + 2.0 * 1 / 3 + 0) / 3);
    EXPECT_TRUE(std::isnan(scores.macro_f1.standard_error));
    const double worst = 52 * std::log(2.0);
    EXPECT_DOUBLE_EQ(scores.log_loss.value, worst * 2 / 6);
    EXPECT_NEAR(scores.log_loss.standard_error, worst * std::sqrt(2.0 / 6 * 4 / 5 / 6), 1e-12);
    EXPECT_DOUBLE_EQ(scores.brier.value, 2.0 * 2 / 6);
    EXPECT_NEAR(scores.brier.standard_error, 2 * std::sqrt(2.0 / 6 * 4 / 5 / 6), 1e-14);
}

TEST(ClassScores, of_no_row_are_unknown_and_of_one_have_no_error) {
    const ClassScores none = class_scores(ClassTally(nearest, 3), 0);
    for (const Estimate& score : {none.accuracy, none.balanced_accuracy, none.macro_f1, none.log_loss, none.brier}) {
        EXPECT_TRUE(std::isnan(score.value));
        EXPECT_TRUE(std::isnan(score.standard_error));
    }
    const ClassScores one = class_scores(tally_of(3, {{1, 1}}), 0);
    EXPECT_EQ(one.accuracy.value, 1);
    EXPECT_EQ(one.balanced_accuracy.value, 1);
    EXPECT_EQ(one.macro_f1.value, 1);
    EXPECT_EQ(one.brier.value, 0);
    EXPECT_TRUE(std::isnan(one.brier.standard_error));
}

TEST(RegressionScores, are_those_computed_by_hand) {
    // Errors 1, −1, 2, 0; values about their mean 4: −3, −1, 1, 3.
    const RegressionScores scores = regression_scores(tally_of_values({{1, 0}, {3, 4}, {5, 3}, {7, 7}}), 0);
    EXPECT_DOUBLE_EQ(scores.mse.value, 1.5);
    const double error_of_mse = std::sqrt((0.25 + 0.25 + 6.25 + 2.25) / 3 / 4);
    EXPECT_NEAR(scores.mse.standard_error, error_of_mse, 1e-15);
    EXPECT_DOUBLE_EQ(scores.rmse.value, std::sqrt(1.5));
    EXPECT_NEAR(scores.rmse.standard_error, error_of_mse / (2 * std::sqrt(1.5)), 1e-15);
    EXPECT_DOUBLE_EQ(scores.mae.value, 1);
    EXPECT_NEAR(scores.mae.standard_error, std::sqrt(2.0 / 3 / 4), 1e-15);
    EXPECT_DOUBLE_EQ(scores.r2.value, 1 - 6.0 / 20);
    EXPECT_NEAR(scores.r2.standard_error, error_of_mse * 4 / 20, 1e-15);
}

TEST(RegressionScores, of_constant_values_have_no_r2) {
    const RegressionScores constant = regression_scores(tally_of_values({{0.1, 0.1}, {0.1, 0.1}, {0.1, 0.1}}), 0);
    EXPECT_EQ(constant.mse.value, 0);
    EXPECT_EQ(constant.rmse.standard_error, 0);
    EXPECT_TRUE(std::isnan(constant.r2.value));
    EXPECT_TRUE(std::isnan(constant.r2.standard_error));
    const RegressionScores one = regression_scores(tally_of_values({{2, 5}}), 0);
    EXPECT_EQ(one.mse.value, 9);
    EXPECT_TRUE(std::isnan(one.mse.standard_error));
    EXPECT_TRUE(std::isnan(one.r2.value));
    const RegressionScores none = regression_scores(RegressionTally(nearest, 0), 0);
    for (const Estimate& score : {none.mse, none.rmse, none.mae, none.r2}) {
        EXPECT_TRUE(std::isnan(score.value));
        EXPECT_TRUE(std::isnan(score.standard_error));
    }
}

}  // namespace
}  // namespace orthant::knn::scores_test
