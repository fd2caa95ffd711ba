#include "studies/dimension/cube.hpp"

#include "dimension/naive_twin.hpp"
#include "dimension/result_spreads.hpp"
#include "dimension/study_run.hpp"
#include "studies/dimension/cube_squares.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>

namespace orthant::dimension::cube_test {
namespace {

using helpers::StudyRun;

TEST(CubeSquares, are_those_of_the_naive_twin) {
    const RandomStream stream(9, 4, StreamId{1});
    Pacer pacer([] {});
    for (const std::uint64_t dimension : {1u, 2u, 3u, 4u, 5u, 11u, 20'001u}) {
        const CubeSquaresOfPoints squares = cube_squares(stream, 24, dimension, pacer);
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            double centre = 0, corner = 0;
            for (std::uint64_t i = 0; i < dimension; ++i) {
                const double x = 0.5 + 0.5 * helpers::naive_coordinate(Source::cube, stream, 24 + lane, i);
                centre += (x - 0.5) * (x - 0.5);
                corner += std::min(x * x, (1 - x) * (1 - x));
            }
            EXPECT_NEAR(squares.from_centre[lane], centre, 1e-13 * static_cast<double>(dimension)) << dimension;
            EXPECT_NEAR(squares.from_corner[lane], corner, 1e-13 * static_cast<double>(dimension)) << dimension;
        }
    }
}

TEST(Cube, agrees_with_the_closed_forms_in_all_dimensions) {
    StudyRun run(cube(),
                 "seed = 5\n[space]\nD = [1, 2, 3, 10, 50, 100, 1000]\nradius = [0.1, 0.25, 0.5]\n[settings]\n"
                 "points = 20_000\n");
    for (std::size_t p = 0; p < 7; ++p) {
        if (p > 0) {
            EXPECT_LT(std::abs(run.z("log10_ball_share", p)), 4) << p;
        }
        if (p < 3) {
            EXPECT_LT(std::abs(run.z("mean_distance", p)), 4) << p;
        }
        EXPECT_LT(std::abs(run.z("mean_square", p)), 4) << p;
        EXPECT_LT(std::abs(run.z("square_variance", p)), 4) << p;
        for (std::size_t r = 0; r < 3; ++r) EXPECT_LT(std::abs(run.z("corner_share", p * 3 + r)), 4) << p << " " << r;
    }
}

/// Half of .5, .76520 and .96059, the mean distances from a corner.
TEST(Cube, knows_mean_distances_exactly_where_they_are_known) {
    StudyRun run(cube(), "[space]\nD = [1, 2, 3, 4]\n[settings]\npoints = 8\n");
    EXPECT_EQ(run.real("mean_distance_exact")[0], 0.25);
    EXPECT_NEAR(run.real("mean_distance_exact")[1], 0.382598, 5e-7);
    EXPECT_NEAR(run.real("mean_distance_exact")[2], 0.480296, 5e-7);
    EXPECT_TRUE(std::isnan(run.real("mean_distance_exact")[3]));
    EXPECT_EQ(run.real("log10_ball_share")[0], 0);
    EXPECT_EQ(run.real("log10_ball_share_stderr")[0], 0);
}

TEST(Cube, corners_of_radius_one_half_hold_as_much_as_the_ball) {
    StudyRun run(cube(), "[space]\nD = [2, 3, 10]\nradius = [0.5, 0.6]\n[settings]\npoints = 8\n");
    const double shares[] = {.785398, .523599, .00249039};
    for (std::size_t p = 0; p < 3; ++p) {
        EXPECT_NEAR(run.real("corner_share_exact")[2 * p] / shares[p], 1, 1e-5);
        EXPECT_TRUE(std::isnan(run.real("corner_share_exact")[2 * p + 1]));
    }
}

TEST(Cube, corners_of_radius_0_hold_nothing_and_large_ones_all) {
    StudyRun run(cube(), "[space]\nD = [1, 4]\nradius = [0.0, 1.0]\n[settings]\npoints = 1001\n");
    for (const std::size_t p : {0, 1}) {
        EXPECT_EQ(run.real("corner_share")[2 * p], 0);
        EXPECT_EQ(run.real("corner_share_exact")[2 * p], 0);
        EXPECT_EQ(run.real("corner_share")[2 * p + 1], 1);
        EXPECT_EQ(run.integer("points_drawn")[p], 1001);
    }
}

/// On a line the distance over half the diagonal is uniform in (0, 1); in many dimensions it is √(1/3).
TEST(Cube, histogram_holds_every_point) {
    StudyRun run(cube(), "[space]\nD = [1, 10_000]\n[settings]\npoints = 4001\nbins = 5\n");
    const auto& count = run.integer("count");
    EXPECT_EQ(std::accumulate(count.begin(), count.begin() + 5, std::int64_t{0}), 4001);
    for (std::size_t bin = 0; bin < 5; ++bin)
        EXPECT_LT(std::abs(run.real("density")[bin] - 1), 4 * run.real("density_stderr")[bin]) << bin;
    EXPECT_EQ(count[5 + 2], 4001);
    EXPECT_EQ(run.real("density")[5 + 2], 5);
    EXPECT_GT(run.real("density_stderr")[5 + 2], 0);
}

TEST(Cube, says_how_the_middle_ball_lies) {
    StudyRun run(cube(), "[space]\nD = [1, 3, 4, 8, 9, 10, 1205, 1206]\n[settings]\npoints = 8\n");
    const std::vector<std::int64_t> codes{0, 0, 1, 2, 3, 4, 4, 4};
    EXPECT_EQ(run.integer("middle_ball"), codes);
    EXPECT_LT(run.real("log10_middle_share")[6], 0);
    EXPECT_GT(run.real("log10_middle_share")[7], 0);
}

TEST(Cube, has_honest_standard_errors) {
    helpers::expect_honest_standard_errors(cube(), "[space]\nD = [3, 40]\n[settings]\nbins = 1\npoints = 1000\n",
                                           {{"log10_ball_share", 0},
                                            {"log10_ball_share", 1},
                                            {"mean_distance", 0},
                                            {"mean_square", 0},
                                            {"mean_square", 1},
                                            {"square_variance", 0, false},
                                            {"square_variance", 1, false},
                                            {"corner_share", 0}});
}

TEST(Cube, goes_on_until_the_ball_is_known) {
    StudyRun run(cube(), "[space]\nD = [30]\n[settings]\npoints = 64\ntarget_stderr = 0.01\n");
    EXPECT_LE(run.real("log10_ball_share_stderr")[0], 0.01);
    EXPECT_GT(run.integer("points_drawn")[0], 64);
    EXPECT_LT(std::abs(run.z("log10_ball_share", 0)), 4);
}

TEST(Cube, counts_points_also_where_the_ball_has_too_many_levels) {
    StudyRun run(cube(), "[space]\nD = [10_001, 100_000]\n[settings]\npoints = 64\n");
    for (const std::size_t p : {0, 1}) {
        EXPECT_TRUE(std::isnan(run.real("log10_ball_share")[p]));
        EXPECT_TRUE(std::isnan(run.real("log10_ball_share_stderr")[p]));
        EXPECT_LT(std::abs(run.z("mean_square", p)), 4);
    }
    EXPECT_NEAR(run.real("log10_ball_share_exact")[1], -218482, 1);
    EXPECT_GE(run.yields(), 64u * 110'000 / (1u << 18) - 2);
}

}  // namespace
}  // namespace orthant::dimension::cube_test
