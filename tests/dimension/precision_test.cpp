#include "studies/dimension/precision.hpp"

#include "base/error.hpp"
#include "dimension/study_run.hpp"
#include "studies/dimension/angles.hpp"
#include "studies/dimension/intrinsic.hpp"
#include "studies/dimension/neighbours_study.hpp"
#include "studies/dimension/shell.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace orthant::dimension::precision_test {
namespace {

using helpers::StudyRun;
using study::PointStatus;
using testing::HasSubstr;

StudyRun shell_until(const std::string& settings) {
    return {shell(), "[space]\nD = [3, 20]\nepsilon = [0.01, 0.1]\n[settings]\npoints = 1000\n" + settings};
}

TEST(Precision, runs_on_until_every_cell_is_as_precise_as_asked) {
    StudyRun run = shell_until("target_stderr = 0.002");
    for (const double error : run.real("fraction_stderr")) EXPECT_LE(error, 0.002);
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_EQ(run.status()[p], PointStatus::complete);
        // √(p(1−p)/n) ≤ .002 in the worse cell, and not far more than needed
        const double f = run.real("fraction_exact")[2 * p + 1];
        const auto drawn = static_cast<double>(run.integer("points_drawn")[p]);
        const double needed = f * (1 - f) / (0.002 * 0.002);
        EXPECT_GT(drawn, 0.9 * needed);
        EXPECT_LT(drawn, 1.5 * needed);
    }
}

TEST(Precision, may_be_relative_and_about_any_result) {
    StudyRun run = shell_until("target_stderr = 0.01\ntarget_kind = \"relative\"\ntarget_result = \"mean_depth\"");
    for (std::size_t p = 0; p < 2; ++p) EXPECT_LE(run.real("mean_depth_stderr")[p], 0.01 * run.real("mean_depth")[p]);
    EXPECT_LT(std::abs(run.z("mean_depth", 0)), 4);
}

TEST(Precision, stops_at_once_where_the_first_round_is_precise_enough) {
    StudyRun run = shell_until("target_stderr = 0.5");
    EXPECT_EQ(run.integer("points_drawn"), (std::vector<std::int64_t>{1000, 1000}));
}

TEST(Precision, ends_capped_where_it_cannot_be_had) {
    StudyRun run = shell_until("target_stderr = 1e-9\nmost_points = 5000");
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_EQ(run.status()[p], PointStatus::capped);
        EXPECT_LE(run.integer("points_drawn")[p], 5000);
        EXPECT_GT(run.integer("points_drawn")[p], 4000);
    }
}

/// Studies of whole sets of points run on by sets.
TEST(Precision, may_be_asked_of_sets) {
    StudyRun run(intrinsic(),
                 "[space]\nmanifold = \"cube\"\nd = [3]\nk = [5]\n[settings]\nN = 100\nsets = 4\ntarget_stderr = 0.05\n"
                 "target_result = \"two_nn\"\n");
    EXPECT_LE(run.real("two_nn_stderr")[0], 0.05);
    EXPECT_GT(run.integer("points")[0], 400);
    EXPECT_EQ(run.status()[0], PointStatus::complete);
}

/// From few sets an error looks small by chance: of fewer than thirty none is believed.
TEST(Precision, does_not_believe_the_errors_of_few_sets) {
    for (int seed = 1; seed <= 6; ++seed) {
        StudyRun run(neighbours_study(),
                     "seed = " + std::to_string(seed) +
                         "\n[space]\nD = [2]\nN = [1000]\nk = [1]\n[settings]\nsets = 3\n"
                         "test_points = 5\ntarget_stderr = 0.004\ntarget_result = \"error_rate\"\n");
        EXPECT_GT(run.real("error_rate_stderr")[0], 0) << seed;
        EXPECT_EQ(run.status()[0], PointStatus::complete);
    }
}

TEST(Precision, ends_capped_where_there_is_nothing_to_be_known) {
    StudyRun run(intrinsic(),
                 "[space]\nmanifold = \"cube\"\nd = [2]\nk = [2]\n[settings]\nN = 50\nsets = 4\n"
                 "target_stderr = 0.05\ntarget_result = \"levina_bickel\"\n");
    EXPECT_TRUE(std::isnan(run.real("levina_bickel")[0])) << "of two neighbours it has no mean";
    EXPECT_EQ(run.status()[0], PointStatus::capped);
    EXPECT_LE(run.integer("points")[0], 30 * 50);
}

TEST(Precision, refuses_a_cap_below_the_first_round) {
    EXPECT_THROW(shell_until("target_stderr = 0.1\nmost_points = 999"), Error);
}

/// More samples of the same point are the same samples and more.
TEST(Precision, leaves_the_samples_of_the_first_round_as_they_are) {
    StudyRun fixed(angles(), "[space]\nD = [5]\n[settings]\npairs = 1000\n");
    StudyRun same(angles(), "[space]\nD = [5]\n[settings]\npairs = 1000\ntarget_stderr = 100.0\n");
    EXPECT_EQ(fixed.real("mean"), same.real("mean"));
    StudyRun more(angles(), "[space]\nD = [5]\n[settings]\npairs = 1000\ntarget_stderr = 0.2\n");
    EXPECT_LE(more.real("mean_stderr")[0], 0.2);
    EXPECT_LT(std::abs(more.z("mean", 0)), 4);
}

/// Stopping when the error looks small must not make it look smaller than it is.
TEST(Precision, keeps_standard_errors_honest) {
    const helpers::Spread spread = helpers::spread_over_seeds(1000, [&](int seed) {
        StudyRun run(shell(), "seed = " + std::to_string(seed) +
                                  "\n[space]\nD = [10]\nepsilon = [0.05]\n[settings]\npoints = 400\n"
                                  "target_stderr = 0.012\n");
        return run.z("fraction", 0);
    });
    EXPECT_LT(std::abs(spread.mean), 4 / std::sqrt(1000.0));
    EXPECT_GT(spread.deviation, 0.93);
    EXPECT_LT(spread.deviation, 1.07);
}

TEST(Precision, refuses_a_result_without_a_standard_error) {
    try {
        shell_until("target_stderr = 0.1\ntarget_result = \"points_drawn\"");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::job);
        EXPECT_THAT(error.what(), HasSubstr("\"points_drawn\" is no result with a standard error; choose one of "
                                            "fraction, mean_depth"));
    }
}

}  // namespace
}  // namespace orthant::dimension::precision_test
