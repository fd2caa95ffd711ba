#include "store/replicate_mean.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::store::replicate_mean_test {
namespace {

using orthant::store::replicate_mean;

TEST(ReplicateMean, is_taken_cell_by_cell) {
    const std::vector<double> values{1, 2, 6, -1, -1, 2};
    const auto means = replicate_mean(values, 3);
    ASSERT_EQ(means.mean.size(), 2u);
    EXPECT_DOUBLE_EQ(means.mean[0], 3);
    EXPECT_DOUBLE_EQ(means.standard_error[0], std::sqrt(7.0 / 3));
    EXPECT_DOUBLE_EQ(means.mean[1], 0);
}

TEST(ReplicateMean, of_equal_values_is_that_value_without_error) {
    const std::vector<double> values(3, 7.0099441247755836);
    EXPECT_EQ(replicate_mean(values, 3).mean[0], values[0]);
    EXPECT_EQ(replicate_mean(values, 3).standard_error[0], 0);
}

TEST(ReplicateMean, is_unknown_where_a_value_is) {
    const std::vector<double> values{1, NAN, 3};
    EXPECT_TRUE(std::isnan(replicate_mean(values, 3).mean[0]));
}

}  // namespace
}  // namespace orthant::store::replicate_mean_test
