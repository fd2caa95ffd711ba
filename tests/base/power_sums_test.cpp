#include "base/power_sums.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>

namespace orthant::power_sums_test {
namespace {

PowerSums sums_of(std::initializer_list<double> values) {
    PowerSums sums;
    for (const double x : values) {
        ++sums.count;
        double power = 1;
        for (CompensatedSum& sum : sums.sums) sum.add(power *= x);
    }
    return sums;
}

TEST(CompensatedSum, keeps_what_additions_round_off) {
    CompensatedSum sum;
    for (const double x : {1.0, 1e100, 1.0, -1e100}) sum.add(x);
    EXPECT_EQ(sum.value(), 2);
}

TEST(CompensatedSum, merges_without_loss) {
    CompensatedSum first;
    CompensatedSum second;
    first.add(1e16);
    first.add(1);
    second.add(-1e16);
    second.add(2);
    first.merge(second);
    EXPECT_EQ(first.value(), 3);
}

TEST(Mean, has_the_error_of_the_unbiased_variance) {
    const Estimate estimate = mean(sums_of({1, 2, 4, 9}));
    EXPECT_DOUBLE_EQ(estimate.value, 4);
    EXPECT_DOUBLE_EQ(estimate.standard_error, std::sqrt(38.0 / 3 / 4));
}

TEST(Variance, and_its_error_follow_the_definitions) {
    const Estimate estimate = variance(sums_of({1, 2, 4, 9}));
    const double m4 = (81.0 + 16 + 0 + 625) / 4;
    const double squared = 38.0 / 3;
    EXPECT_DOUBLE_EQ(estimate.value, squared);
    EXPECT_NEAR(estimate.standard_error, std::sqrt((m4 - squared * squared / 3) / 4), 1e-12);
}

TEST(PowerSums, merge_to_those_of_all_values) {
    PowerSums merged = sums_of({1, 2});
    merged.merge(sums_of({4, 9}));
    EXPECT_EQ(merged.count, 4u);
    for (int order = 1; order <= 4; ++order) EXPECT_EQ(merged.sum(order), sums_of({1, 2, 4, 9}).sum(order));
}

TEST(Estimates, of_too_few_values_are_nan) {
    EXPECT_TRUE(std::isnan(mean(sums_of({})).value));
    EXPECT_EQ(mean(sums_of({3})).value, 3);
    EXPECT_TRUE(std::isnan(mean(sums_of({3})).standard_error));
    EXPECT_TRUE(std::isnan(variance(sums_of({3})).value));
    EXPECT_EQ(variance(sums_of({3, 3})).value, 0);
    EXPECT_TRUE(std::isnan(proportion(0, 0).value));
}

TEST(Proportion, has_the_binomial_error) {
    const Estimate estimate = proportion(25, 100);
    EXPECT_DOUBLE_EQ(estimate.value, 0.25);
    EXPECT_DOUBLE_EQ(estimate.standard_error, std::sqrt(0.25 * 0.75 / 100));
}

TEST(Proportion, has_an_error_though_nothing_or_all_was_hit) {
    EXPECT_EQ(proportion(0, 99).value, 0);
    EXPECT_DOUBLE_EQ(proportion(0, 99).standard_error, std::sqrt(0.005 * 0.995 / 99));
    EXPECT_EQ(proportion(99, 99).value, 1);
    EXPECT_DOUBLE_EQ(proportion(99, 99).standard_error, std::sqrt(0.005 * 0.995 / 99));
}

}  // namespace
TEST(MeanOfShares, takes_what_was_never_seen_for_half_an_event) {
    PowerSums none, some;
    for (int i = 0; i < 20; ++i) none.add(0);
    for (int i = 0; i < 20; ++i) some.add(i % 2 == 0 ? 0.1 : 0.3);
    EXPECT_EQ(mean_of_shares(none, 50).value, 0);
    EXPECT_DOUBLE_EQ(mean_of_shares(none, 50).standard_error, std::sqrt(0.5) / 1000);
    EXPECT_EQ(mean_of_shares(some, 50).standard_error, mean(some).standard_error);
}

}  // namespace orthant::power_sums_test
