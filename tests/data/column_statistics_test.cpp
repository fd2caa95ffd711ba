#include "data/column_statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace orthant::data::column_statistics_test {
namespace {

TEST(MeanOf, keeps_what_plain_sums_lose) {
    EXPECT_EQ(mean_of(std::vector<double>{1e16, 1, 1, -1e16}), 0.5);
}

TEST(VarianceAround, is_exact_far_from_the_origin) {
    EXPECT_EQ(variance_around(std::vector<double>{1e9 + 1, 1e9 + 3}, 1e9 + 2), 1);
}

TEST(VarianceAround, takes_back_what_the_mean_is_off_by) {
    EXPECT_DOUBLE_EQ(variance_around(std::vector<double>{1, 2, 6}, 3.5), 14.0 / 3);
}

TEST(RangeOf, is_from_least_to_most) {
    const Range range = range_of(std::vector<double>{3, -2, 8, 5});
    EXPECT_EQ(range.least, -2);
    EXPECT_EQ(range.most, 8);
}

TEST(QuantileOf, lies_on_a_straight_line_between_neighbours) {
    const std::vector<double> sorted{1, 2, 4, 8, 16, 32};
    std::vector<double> values{16, 1, 32, 8, 2, 4};
    for (int i = 0; i <= 20; ++i) {
        const double place = i / 20.0 * 5;
        const auto below = static_cast<std::size_t>(place);
        const double above = sorted[std::min<std::size_t>(below + 1, 5)];
        const double expected = sorted[below] + (above - sorted[below]) * (place - static_cast<double>(below));
        EXPECT_DOUBLE_EQ(quantile_of(values, i / 20.0), expected) << i;
    }
}

TEST(QuantileOf, half_is_the_median) {
    std::vector<double> even{4, 1, 3, 2};
    std::vector<double> odd{9, 7, 8};
    std::vector<double> one{5};
    EXPECT_EQ(quantile_of(even, 0.5), 2.5);
    EXPECT_EQ(quantile_of(odd, 0.5), 8);
    EXPECT_EQ(quantile_of(one, 0.25), 5);
}

}  // namespace
}  // namespace orthant::data::column_statistics_test
