#include "studies/dimension/shell.hpp"

#include "dimension/study_run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace orthant::dimension::shell_test {
namespace {

using helpers::StudyRun;

TEST(Shell, agrees_with_the_closed_form_in_all_dimensions) {
    StudyRun run(shell(),
                 "seed = 3\n[space]\nD = [2, 3, 10, 50, 100, 1000]\nepsilon = [0.001, 0.01, 0.05, 0.3]\n[settings]\n"
                 "points = 20_000\n");
    for (std::size_t p = 0; p < 6; ++p) {
        for (std::size_t e = 0; e < 4; ++e) EXPECT_LT(std::abs(run.z("fraction", p * 4 + e)), 4) << p << " " << e;
        EXPECT_LT(std::abs(run.z("mean_depth", p)), 4) << p;
    }
}

/// .0199, .029701, .9009 and .98205 of ε = .01; .401263 and .994079 of ε = .05.
TEST(Shell, knows_how_much_there_is_exactly) {
    StudyRun run(shell(), "[space]\nD = [2, 3, 230, 400, 10, 100]\nepsilon = [0.01, 0.05]\n[settings]\npoints = 8\n");
    const auto exact = run.real("fraction_exact");
    const std::vector<double> thin{.0199, .029701, .9009, .98205}, thick{.401263, .994079};
    for (std::size_t p = 0; p < 4; ++p) EXPECT_NEAR(exact[2 * p], thin[p], 5e-5);
    for (std::size_t p = 4; p < 6; ++p) EXPECT_NEAR(exact[2 * p + 1], thick[p - 4], 5e-7);
}

TEST(Shell, of_thickness_0_and_1_holds_nothing_and_all) {
    StudyRun run(shell(), "[space]\nD = [1, 7]\nepsilon = [0.0, 1.0]\n[settings]\npoints = 1001\n");
    for (const std::size_t p : {0, 1}) {
        EXPECT_EQ(run.real("fraction")[2 * p], 0);
        EXPECT_EQ(run.real("fraction")[2 * p + 1], 1);
        EXPECT_EQ(run.integer("points_drawn")[p], 1001);
    }
}

TEST(Shell, has_honest_standard_errors) {
    for (const char* dimension : {"3", "60"}) {
        helpers::Spread spread = helpers::spread_over_seeds(1000, [&](int seed) {
            StudyRun run(shell(), "seed = " + std::to_string(seed) + "\n[space]\nD = [" + dimension +
                                      "]\nepsilon = [0.02]\n[settings]\npoints = 2000\n");
            return run.z("fraction", 0);
        });
        EXPECT_LT(std::abs(spread.mean), 4 / std::sqrt(1000.0));
        EXPECT_GT(spread.deviation, 0.93);
        EXPECT_LT(spread.deviation, 1.07);
        spread = helpers::spread_over_seeds(1000, [&](int seed) {
            StudyRun run(shell(), "seed = " + std::to_string(seed) + "\n[space]\nD = [" + dimension +
                                      "]\nepsilon = [0.02]\n[settings]\npoints = 400\n");
            return run.z("mean_depth", 0);
        });
        EXPECT_LT(std::abs(spread.mean), 4 / std::sqrt(1000.0));
        EXPECT_GT(spread.deviation, 0.93);
        EXPECT_LT(spread.deviation, 1.07);
    }
}

TEST(Shell, yields_often_where_dimensions_are_many) {
    StudyRun run(shell(), "[space]\nD = [100_000]\nepsilon = [0.01]\n[settings]\npoints = 64\n");
    EXPECT_GE(run.yields(), 64u * 100'000 / (1u << 18) - 1);
    EXPECT_LT(std::abs(run.z("mean_depth", 0)), 4);
}

}  // namespace
}  // namespace orthant::dimension::shell_test
