#include "studies/dimension/angle_summary.hpp"

#include "studies/dimension/angle_task.hpp"
#include "studies/dimension/closed_forms.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

namespace orthant::dimension::angle_summary_test {
namespace {

constexpr Source all_sources[] = {Source::cube, Source::ball, Source::sphere, Source::gaussian};

AngleSummary summary_of(Source source, std::uint64_t dimension, std::uint64_t key, std::uint64_t pairs,
                        std::uint64_t bins) {
    Pacer pacer([] {});
    AngleTally tally(AngleCells::of(dimension, bins));
    tally_pairs(PairSampler(source, dimension, key, 0), 0, pairs, pacer, tally);
    return summarise(tally, source, dimension);
}

double z(const Estimate& estimate, double exact) {
    return (estimate.value - exact) / estimate.standard_error;
}

TEST(AngleSummary, agrees_with_closed_forms_within_four_standard_errors) {
    for (const Source source : all_sources) {
        for (const std::uint64_t dimension : {2u, 3u, 10u, 100u}) {
            const AngleSummary summary = summary_of(source, dimension, 2 + dimension, 200'000, 18);
            EXPECT_LT(std::abs(z(summary.mean, 90)), 4);
            EXPECT_LT(std::abs(z(summary.quantiles[3], 90)), 4);
            if (source == Source::cube) continue;
            EXPECT_LT(std::abs(z(summary.variance, summary.variance_exact)), 4);
            for (std::size_t i = 0; i < tolerances_degrees.size(); ++i)
                EXPECT_LT(std::abs(z(summary.fraction_within[i], summary.fraction_within_exact[i])), 4);
            for (std::size_t bin = 0; bin < 18; ++bin) {
                if (summary.density_exact[bin] * 10 * 200'000 < 10) continue;
                EXPECT_LT(std::abs(z(summary.density[bin], summary.density_exact[bin])), 4) << dimension << ' ' << bin;
            }
        }
    }
}

/// An inflated or a deflated standard error fails as well as a biased estimate.
TEST(AngleSummary, standard_errors_are_honest_over_a_thousand_seeds) {
    constexpr std::uint64_t dimension = 3;
    constexpr int seeds = 1000;
    constexpr std::size_t bin = 7;
    std::array<double, 6> sums{};
    std::array<double, 6> squares{};
    for (int seed = 0; seed < seeds; ++seed) {
        const AngleSummary s =
            summary_of(Source::sphere, dimension, 1'000'003u * static_cast<std::uint64_t>(seed), 4000, 18);
        const double quartile = std::asin(0.5) * 180 / M_PI;  // P(deviation ≤ x) = (1 + sin x)/2 in three dimensions
        const std::array<double, 6> scores{z(s.mean, 90),
                                           z(s.variance, s.variance_exact),
                                           z(s.quantiles[3], 90),
                                           z(s.quantiles[4], 90 + quartile),
                                           z(s.fraction_within[1], s.fraction_within_exact[1]),
                                           z(s.density[bin], s.density_exact[bin])};
        for (std::size_t i = 0; i < scores.size(); ++i) {
            sums[i] += scores[i];
            squares[i] += scores[i] * scores[i];
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const double centre = sums[i] / seeds;
        const double sd = std::sqrt((squares[i] - seeds * centre * centre) / (seeds - 1));
        EXPECT_LT(std::abs(centre), 4 * sd / std::sqrt(seeds)) << i;
        EXPECT_GT(sd, 0.93) << i;
        EXPECT_LT(sd, 1.07) << i;
    }
}

TEST(AngleSummary, densities_integrate_to_one) {
    for (const std::uint64_t bins : {1u, 7u, 180u, 1000u}) {
        const AngleSummary summary = summary_of(Source::ball, 50, 1, 5000, bins);
        const double width = 180.0 / static_cast<double>(bins);
        double estimated = 0;
        for (const Estimate& density : summary.density) estimated += density.value * width;
        EXPECT_NEAR(estimated, 1, 1e-12);
        const double exact = std::accumulate(summary.density_exact.begin(), summary.density_exact.end(), 0.0);
        EXPECT_NEAR(exact * width, 1, 1e-11);
    }
}

TEST(AngleSummary, knows_no_closed_form_for_the_cube) {
    const AngleSummary summary = summary_of(Source::cube, 3, 1, 100, 18);
    EXPECT_TRUE(std::isnan(summary.variance_exact));
    EXPECT_TRUE(std::isnan(summary.fraction_within_exact[1]));
    EXPECT_TRUE(std::isnan(summary.density_exact[9]));
}

TEST(AngleSummary, in_one_dimension_is_that_of_a_coin) {
    const AngleSummary summary = summary_of(Source::gaussian, 1, 1, 10'000, 18);
    EXPECT_LT(std::abs(z(summary.mean, 90)), 4);
    EXPECT_NEAR(summary.variance.value, 8100, 10);
    EXPECT_NEAR(summary.variance_exact, 8100, 1e-9);
    EXPECT_TRUE(std::isnan(summary.density_exact[0]));
    EXPECT_EQ(summary.fraction_within[1].value, 0);
    EXPECT_EQ(summary.fraction_within_exact[1], 0);
    EXPECT_NEAR(summary.quantiles[0].value, 0, summary.quantile_resolution);
    EXPECT_NEAR(summary.quantiles[6].value, 180, summary.quantile_resolution);
}

TEST(AngleSummary, of_one_pair_has_no_standard_errors) {
    const AngleSummary summary = summary_of(Source::cube, 4, 1, 1, 18);
    EXPECT_GT(summary.mean.value, 0);
    EXPECT_TRUE(std::isnan(summary.mean.standard_error));
    EXPECT_TRUE(std::isnan(summary.variance.value));
    EXPECT_TRUE(std::isnan(summary.quantiles[3].standard_error));
}

TEST(AngleSummary, narrows_as_one_over_root_d_up_to_a_million_dimensions) {
    const AngleSummary summary = summary_of(Source::cube, 1'000'000, 1, 64, 18);
    EXPECT_NEAR(summary.mean.value, 90, 0.0573 * 4 / 8);
    EXPECT_NEAR(std::sqrt(summary.variance.value), 0.0573, 0.0573 * 4 / std::sqrt(128));
    EXPECT_EQ(summary.fraction_within[0].value, 1);
}

}  // namespace
}  // namespace orthant::dimension::angle_summary_test
