#include "studies/dimension/distance_summary.hpp"

#include "base/contract.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace orthant::dimension::distance_summary_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

const SetKind kind{Source::cube, Query::origin, 3, 4};

TEST(DistanceSummary, measures_l1_and_l2_behind_what_is_asked) {
    const std::vector<double> asked{2, 0.5};
    const DistanceSummary summary(kind, asked);
    ASSERT_EQ(summary.norms().size(), 3u);
    EXPECT_EQ(summary.norms()[1].p(), 0.5);
    EXPECT_EQ(summary.norms()[2].p(), 1);
}

TEST(DistanceSummary, averages_sets_and_compares_their_contrasts) {
    const std::vector<double> asked{1, 2};
    const DistanceSummary summary(kind, asked);
    SampleTally tally = summary.tally();
    summary.add(std::vector<SetDistances>{{1, 3, 2, .5, .25}, {1, 2, 1.5, .25, .75}}, tally);
    summary.add(std::vector<SetDistances>{{2, 3, 4, .5, .75}, {1, 2, 2.5, .75, .25}}, tally);
    const PointResults results = summary.results(tally);
    EXPECT_NEAR(results.reals("relative_contrast")[0], (2 + .5) / 2, 1e-15);
    EXPECT_NEAR(results.reals("distance_ratio")[1], 2, 1e-15);
    EXPECT_NEAR(results.reals("nearest")[0], 1.5, 1e-15);
    EXPECT_NEAR(results.reals("nearest_stderr")[0], .5, 1e-15);
    EXPECT_NEAR(results.reals("farthest")[1], 2, 1e-15);
    EXPECT_NEAR(results.reals("mean_distance")[0], 3, 1e-15);
    EXPECT_NEAR(results.reals("distance_variance")[1], .5, 1e-15);
    EXPECT_NEAR(results.reals("mean_power")[1], .5, 1e-15);
    EXPECT_NEAR(results.reals("contrast_l1_above_l2")[0], .5, 1e-15);
    EXPECT_EQ(results.integers("sets_drawn")[0], 2);
    EXPECT_THROW(summary.add(std::vector<SetDistances>{{1, 3, 2, .5, .25}}, tally), ContractViolation);
}

TEST(DistanceSummary, leaves_out_and_counts_sets_without_a_number) {
    const std::vector<double> asked{1, 2, infinity};
    const DistanceSummary summary(kind, asked);
    SampleTally tally = summary.tally();
    const SetDistances good{1, 3, 2, .5, .25};
    const double nan = std::numeric_limits<double>::quiet_NaN();
    summary.add(std::vector<SetDistances>{{0, 3, 2, .5, .25}, good, good}, tally);
    summary.add(std::vector<SetDistances>{good, {1, 2, nan, nan, .25}, good}, tally);
    summary.add(std::vector<SetDistances>{good, {1, 2, 1, infinity, .25}, {1e-80, 2, 1, .5, .25}}, tally);
    const PointResults results = summary.results(tally);
    EXPECT_EQ(results.integers("undefined_sets"), (std::vector<std::int64_t>{1, 2, 1}));
    EXPECT_TRUE(std::isnan(results.reals("contrast_l1_above_l2")[0]));
    for (const double value : results.reals("nearest")) EXPECT_NEAR(value, 1, 1e-15);
    EXPECT_TRUE(std::isnan(results.reals("nearest_stderr")[1]));
}

}  // namespace
}  // namespace orthant::dimension::distance_summary_test
