#include "studies/dimension/quantiles.hpp"

#include "studies/dimension/pair_sampler.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace orthant::dimension::quantiles_test {
namespace {

AngleTally tally_of(std::vector<double> deviations, AngleCells cells) {
    const std::size_t count = deviations.size();
    deviations.resize(count + 8);
    AngleTally tally(cells);
    tally.add(std::span(deviations).first(count));
    return tally;
}

TEST(Quantile, is_within_a_cell_of_the_order_statistic) {
    for (const std::uint64_t dimension : {2u, 100u}) {
        std::vector<double> deviations(1000);
        Pacer pacer([] {});
        PairSampler(Source::gaussian, dimension, 5, 0).draw(0, deviations, pacer);
        const AngleTally tally = tally_of(deviations, AngleCells::of(dimension, 180));
        std::ranges::sort(deviations);
        for (const int per_mille : {1, 10, 50, 250, 500, 750, 950, 990, 999, 1000}) {
            const double sorted = 90 + deviations[static_cast<std::size_t>(per_mille - 1)];
            EXPECT_NEAR(quantile(tally, per_mille / 1000.0), sorted, tally.cells().fine_cell_degrees());
        }
    }
}

TEST(Quantile, is_linear_inside_a_cell) {
    const double width = AngleCells{1, 90}.fine_cell_degrees();
    const AngleTally tally = tally_of({0.1 * width, 0.2 * width, 0.3 * width, 0.4 * width}, {1, 90});
    EXPECT_DOUBLE_EQ(quantile(tally, 0.25), 90 + 0.25 * width);
    EXPECT_DOUBLE_EQ(quantile(tally, 1), 90 + width);
}

TEST(Quantile, outside_the_fine_cells_is_their_edge) {
    const AngleTally tally = tally_of({-50, -40, 40, 50}, {1, 10});
    EXPECT_DOUBLE_EQ(quantile(tally, 0.5), 80);
    EXPECT_DOUBLE_EQ(quantile(tally, 0.9), 100);
}

TEST(Quantile, of_nothing_is_nan_and_of_one_has_no_error) {
    EXPECT_TRUE(std::isnan(quantile(tally_of({}, {1, 90}), 0.5)));
    const Estimate single = quantile_estimate(tally_of({10}, {1, 90}), 0.5);
    EXPECT_NEAR(single.value, 100, 0.05);
    EXPECT_TRUE(std::isnan(single.standard_error));
}

TEST(QuantileEstimate, has_woodruffs_error) {
    std::vector<double> deviations;
    for (int i = 0; i < 10'000; ++i) deviations.push_back((i + 0.5) * 0.018 - 90);
    const Estimate estimate = quantile_estimate(tally_of(deviations, {1, 90}), 0.25);
    EXPECT_NEAR(estimate.value, 45, 0.05);
    EXPECT_NEAR(estimate.standard_error, 180 * std::sqrt(0.25 * 0.75 / 10'000), 0.02);
}

}  // namespace
}  // namespace orthant::dimension::quantiles_test
