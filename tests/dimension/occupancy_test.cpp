#include "studies/dimension/occupancy.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace orthant::dimension::occupancy_test {
namespace {

/// The distribution of the number of occupied cells, point by point.
struct Moments {
    double mean = 0;
    double variance = 0;
};

Moments moments(std::uint64_t cells, std::uint64_t points) {
    std::vector<double> probability(points + 2);
    probability[0] = 1;
    for (std::uint64_t point = 0; point < points; ++point)
        for (std::uint64_t k = point + 1; k <= point + 1; --k) {
            const double stay = probability[k] * static_cast<double>(k) / static_cast<double>(cells);
            const double from_below =
                k == 0 ? 0 : probability[k - 1] * (1 - static_cast<double>(k - 1) / static_cast<double>(cells));
            probability[k] = stay + (k > cells ? 0 : from_below);
        }
    Moments of;
    for (std::uint64_t k = 0; k <= points; ++k) of.mean += static_cast<double>(k) * probability[k];
    for (std::uint64_t k = 0; k <= points; ++k)
        of.variance += (static_cast<double>(k) - of.mean) * (static_cast<double>(k) - of.mean) * probability[k];
    return of;
}

TEST(Occupancy, has_the_moments_of_its_distribution) {
    for (const std::uint64_t cells : {2u, 3u, 10u, 64u, 1000u, 1'000'000u})
        for (const std::uint64_t points : {1u, 2u, 3u, 17u, 100u}) {
            const Moments of = moments(cells, points);
            const auto m = static_cast<double>(cells);
            EXPECT_NEAR(mean_occupied(m, points), of.mean, 1e-12 * of.mean) << cells << " " << points;
            EXPECT_NEAR(variance_of_occupied(m, points), of.variance, 1e-9 * of.variance + 1e-12)
                << cells << " " << points;
            EXPECT_NEAR(probability_of_empty(m, points), std::pow(1 - 1 / m, static_cast<double>(points)), 1e-12);
        }
}

TEST(Occupancy, of_one_cell_or_one_point_is_one) {
    EXPECT_EQ(mean_occupied(1, 100), 1);
    EXPECT_EQ(variance_of_occupied(1, 100), 0);
    EXPECT_EQ(probability_of_empty(1, 100), 0);
    EXPECT_EQ(variance_of_occupied(1e5, 1), 0);
    EXPECT_EQ(mean_occupied(3, 1), 1);
}

/// Naively its variance comes out as 1,110.
TEST(Occupancy, does_not_cancel_where_cells_are_many) {
    EXPECT_NEAR(variance_of_occupied(1e8, 1000) / 0.004995, 1, 2e-5);
    for (double cells = 1e6; cells < 1e20; cells *= 1.7) {
        EXPECT_NEAR(variance_of_occupied(cells, 1000) / (1000.0 * 999 / (2 * cells)), 1, 2000 / cells + 1e-7) << cells;
        EXPECT_NEAR((1000 - mean_occupied(cells, 1000)) * cells, 499'500, 499'500 * 400 / cells + 5e-13 * cells);
    }
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(mean_occupied(infinity, 1000), 1000);
    EXPECT_EQ(variance_of_occupied(infinity, 1000), 0);
    EXPECT_EQ(probability_of_empty(infinity, 1000), 1);
}

}  // namespace
}  // namespace orthant::dimension::occupancy_test
