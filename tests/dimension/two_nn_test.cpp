#include "studies/dimension/two_nn.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::dimension::two_nn_test {
namespace {

TEST(TwoNn, finds_the_dimension_of_ratios_on_the_line) {
    for (const double d : {0.5, 2.0, 10.0}) {
        std::vector<double> logs;
        for (int i = 1000; i >= 1; --i) logs.push_back(i == 1000 ? 1e3 : -std::log1p(-i / 1000.0) / d);
        EXPECT_NEAR(two_nn_dimension(logs, 0.1), d, 1e-12 * d);
        EXPECT_NEAR(two_nn_dimension(logs, 0), d, 1e-12 * d);
    }
}

TEST(TwoNn, leaves_out_the_largest_share) {
    const std::vector<double> logs{9, 1, 3, 2, 8};  // three are left of five: y = ln 5/4, ln 5/3, ln 5/2
    const double expected = (std::log(5 / 4.0) + 2 * std::log(5 / 3.0) + 3 * std::log(5 / 2.0)) / 14;
    EXPECT_NEAR(two_nn_dimension(logs, 0.4), expected, 1e-15);
    EXPECT_NEAR(two_nn_dimension(logs, 0.59), expected, 1e-15);
}

TEST(TwoNn, has_nothing_to_say_of_too_few_or_of_equal_distances) {
    EXPECT_TRUE(std::isnan(two_nn_dimension({}, 0.1)));
    EXPECT_TRUE(std::isnan(two_nn_dimension({1}, 0.1)));
    EXPECT_TRUE(std::isnan(two_nn_dimension({0, 0, 0}, 0.1)));
}

}  // namespace
}  // namespace orthant::dimension::two_nn_test
