#include "studies/dimension/ball_volumes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>

namespace orthant::dimension::ball_volumes_test {
namespace {

using std::numbers::pi;

TEST(BallVolumes, are_the_known_shares_of_the_cube) {
    const std::map<std::uint64_t, double> shares{{1, 1},          {2, .785398},     {3, .523599},
                                                 {10, .00249039}, {20, 2.46114e-8}, {100, 1.86818e-70}};
    for (const auto& [dimension, share] : shares)
        EXPECT_NEAR(std::pow(10, log10_ball_share_of_cube(dimension)) / share, 1, 4e-6) << dimension;
    EXPECT_NEAR(log10_ball_share_of_cube(1000), -1186.5, 0.05);
}

TEST(BallVolumes, of_unit_balls_are_the_schoolbook_ones) {
    EXPECT_NEAR(log10_unit_ball(1), std::log10(2.0), 1e-15);
    EXPECT_NEAR(log10_unit_ball(2), std::log10(pi), 1e-15);
    EXPECT_NEAR(log10_unit_ball(3), std::log10(4 * pi / 3), 1e-15);
    EXPECT_NEAR(log10_unit_ball(4), std::log10(pi * pi / 2), 1e-15);
}

/// V_D / V_(D−2) = 2π / D.
TEST(BallVolumes, keep_to_their_recurrence) {
    double logarithm = std::log10(2.0);
    for (std::uint64_t dimension = 3; dimension < 100'000; dimension += 2) {
        logarithm += std::log10(2 * pi / static_cast<double>(dimension));
        ASSERT_NEAR(log10_unit_ball(dimension), logarithm, 1e-8) << dimension;
    }
}

TEST(MiddleBall, grows_until_it_sticks_out) {
    EXPECT_EQ(middle_diameter(1), 0);
    EXPECT_EQ(middle_diameter(4), 1);
    EXPECT_EQ(middle_diameter(9), 2);
    EXPECT_EQ(middle_diameter(10'000), 99);
    for (std::uint64_t dimension = 1; dimension < 1000; ++dimension) {
        const double diameter = middle_diameter(dimension);
        const MiddleBall is = middle_ball(dimension);
        EXPECT_EQ(is == MiddleBall::smaller, diameter < 1) << dimension;
        EXPECT_EQ(is == MiddleBall::equal, diameter == 1) << dimension;
        EXPECT_EQ(is == MiddleBall::larger, diameter > 1 && diameter < 2) << dimension;
        EXPECT_EQ(is == MiddleBall::touches, diameter == 2) << dimension;
        EXPECT_EQ(is == MiddleBall::sticks_out, diameter > 2) << dimension;
    }
}

TEST(MiddleBall, is_larger_than_the_whole_stack_from_1206_dimensions_on) {
    EXPECT_EQ(log10_middle_share(1), -INFINITY);
    for (std::uint64_t dimension = 1; dimension < 1206; ++dimension)
        ASSERT_LT(log10_middle_share(dimension), 0) << dimension;
    for (std::uint64_t dimension = 1206; dimension < 5000; ++dimension)
        ASSERT_GT(log10_middle_share(dimension), 0) << dimension;
}

/// A disc of radius (√2 − 1)/2 in a square of area 4.
TEST(MiddleBall, has_the_volume_of_a_ball) {
    const double radius = (std::sqrt(2.0) - 1) / 2;
    EXPECT_NEAR(log10_middle_share(2), std::log10(pi * radius * radius / 4), 1e-14);
}

}  // namespace
}  // namespace orthant::dimension::ball_volumes_test
