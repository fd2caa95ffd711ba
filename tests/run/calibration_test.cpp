#include "run/calibration.hpp"

#include <gtest/gtest.h>

namespace orthant::run::calibration_test {
namespace {

TEST(PaceTally, weighs_what_it_is_told) {
    PaceTally tally;
    EXPECT_TRUE(tally.empty());
    tally.add(3, 1.0, 0);
    EXPECT_TRUE(tally.empty());
    tally.add(10, 0.5, 3);
    tally.add(5, 1.5, 1);
    const MeasuredPace pace = tally.pace(4);
    EXPECT_EQ(pace.ranks_of_node, 4);
    EXPECT_EQ(pace.tasks, 15);
    EXPECT_DOUBLE_EQ(pace.seconds_per_cost, 0.75);
    EXPECT_NEAR(pace.spread, 0.4330127, 1e-6);
}

TEST(Calibration, is_the_forecast_before_anything_is_measured) {
    EXPECT_FALSE(Calibration().is_measured());
    EXPECT_EQ(Calibration().seconds_per_cost(64), 1);
}

TEST(Calibration, goes_between_companies_on_a_line_and_not_beyond) {
    const Calibration calibration(
        {{.ranks_of_node = 9, .seconds_per_cost = 2}, {.ranks_of_node = 1, .seconds_per_cost = 1}});
    EXPECT_TRUE(calibration.is_measured());
    EXPECT_EQ(calibration.seconds_per_cost(1), 1);
    EXPECT_DOUBLE_EQ(calibration.seconds_per_cost(5), 1.5);
    EXPECT_EQ(calibration.seconds_per_cost(9), 2);
    EXPECT_EQ(calibration.seconds_per_cost(64), 2);
    EXPECT_EQ(calibration.seconds_per_cost(0.5), 1);
}

}  // namespace
}  // namespace orthant::run::calibration_test
