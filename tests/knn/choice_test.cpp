#include "studies/knn/choice.hpp"

#include "base/contract.hpp"
#include "studies/knn/over_splits.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace orthant::knn::choice_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void expect_choice(const std::vector<double>& scores, const std::vector<double>& errors, Better better,
                   std::size_t best, std::size_t simplest) {
    const auto choice = choose(scores, errors, better);
    ASSERT_TRUE(choice.has_value());
    EXPECT_EQ(choice->best, best);
    EXPECT_EQ(choice->simplest, simplest);
}

TEST(OverSplits, without_repeats_the_error_is_that_of_a_mean) {
    const Estimate estimate = over_splits(std::vector{1.0, 2.0, 3.0, 6.0}, 0);
    EXPECT_DOUBLE_EQ(estimate.value, 3);
    EXPECT_DOUBLE_EQ(estimate.standard_error, std::sqrt(14.0 / 3 / 4));
}

TEST(OverSplits, with_repeats_the_error_has_nadeau_and_bengios_correction) {
    // 5 folds: 1 row validates for 4 that train. s² = 14/3; (1/4 + 1/4)·14/3.
    const Estimate estimate = over_splits(std::vector{1.0, 2.0, 3.0, 6.0}, 1.0 / 4);
    EXPECT_DOUBLE_EQ(estimate.value, 3);
    EXPECT_DOUBLE_EQ(estimate.standard_error, std::sqrt(7.0 / 3));
}

TEST(Choice, an_error_that_is_not_finite_gives_no_slack) {
    expect_choice({3, 1, 2}, {0, std::numeric_limits<double>::infinity(), 0}, Better::lower, 1, 1);
}

TEST(OverSplits, one_split_has_no_error_none_no_mean_and_nan_stays) {
    const Estimate one = over_splits(std::vector{4.0}, 0.1);
    EXPECT_EQ(one.value, 4);
    EXPECT_TRUE(std::isnan(one.standard_error));
    for (const Estimate& estimate : {over_splits({}, 0), over_splits(std::vector{1.0, nan, 2.0}, 0)}) {
        EXPECT_TRUE(std::isnan(estimate.value));
        EXPECT_TRUE(std::isnan(estimate.standard_error));
    }
}

TEST(OverSplits, equal_values_have_no_spread) {
    EXPECT_EQ(over_splits(std::vector(3, 0.1), 0).standard_error, 0);
}

TEST(Choice, is_the_best_and_the_last_within_its_error) {
    expect_choice({0.7, 0.9, 0.85, 0.81, 0.6}, {9, 0.1, 9, 9, 9}, Better::higher, 1, 3);
    expect_choice({5, 3, 2, 2.5, 2.25, 2.75}, {9, 9, 0.5, 9, 9, 9}, Better::lower, 2, 4);
}

TEST(Choice, looks_for_the_largest_k_even_past_worse_ones) {
    expect_choice({2, 5, 2.1, 5}, {0.2, 0, 0, 0}, Better::lower, 0, 2);
}

TEST(Choice, takes_a_score_at_exactly_one_error) {
    expect_choice({1, 1.5, 1.51}, {0.5, 0, 0}, Better::lower, 0, 1);
    expect_choice({1, 0.5, 0.49}, {0.5, 0, 0}, Better::higher, 0, 1);
}

TEST(Choice, of_equal_scores_is_the_first_and_the_last) {
    expect_choice({1, 2, 2, 1}, {0, 0, 0, 0}, Better::higher, 1, 2);
    expect_choice({1}, {nan}, Better::higher, 0, 0);
}

TEST(Choice, passes_over_what_is_unknown) {
    expect_choice({nan, 2, 3, 2.5, nan}, {1, 1, 1, 1, 1}, Better::lower, 1, 3);
    expect_choice({2, 1, 1.1}, {1, nan, 1}, Better::lower, 1, 1);
    EXPECT_FALSE(choose(std::vector{nan, nan}, std::vector{1.0, 1.0}, Better::lower).has_value());
    EXPECT_FALSE(choose({}, {}, Better::lower).has_value());
    EXPECT_THROW(choose(std::vector{1.0}, {}, Better::lower), ContractViolation);
}

}  // namespace
}  // namespace orthant::knn::choice_test
