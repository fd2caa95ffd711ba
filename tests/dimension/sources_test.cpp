#include "studies/dimension/sources.hpp"

#include "base/contract.hpp"
#include "base/power_sums.hpp"
#include "dimension/naive_twin.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace orthant::dimension::sources_test {
namespace {

TEST(Source, names_are_read_back) {
    const auto names = source_names();
    ASSERT_EQ(names.size(), 4u);
    for (std::size_t i = 0; i < names.size(); ++i) EXPECT_EQ(source_named(names[i]), static_cast<Source>(i));
    EXPECT_EQ(source_named("ball"), Source::ball);
    EXPECT_EQ(source_named("gaussian"), Source::gaussian);
    EXPECT_THROW(source_named("torus"), ContractViolation);
}

TEST(CubeNumerators, are_odd_symmetric_and_fill_the_cube) {
    const auto numerator = [](std::uint32_t word) {
        const U64Lanes lanes = splat(std::uint64_t{word} | 0xabcdef0000000000u);
        const auto numerators = cube_numerators({{lanes, lanes, lanes, lanes}});
        return static_cast<std::int32_t>(static_cast<std::uint32_t>(numerators[3][7]));
    };
    EXPECT_EQ(numerator(0), 1);
    EXPECT_EQ(numerator(255), 1);
    EXPECT_EQ(numerator(256), 3);
    EXPECT_EQ(numerator(0xffffffff), -1);
    EXPECT_EQ(numerator(0x7fffffff), (1 << 24) - 1);
    EXPECT_EQ(numerator(0x80000000), -(1 << 24) + 1);
}

TEST(Normals, agree_with_the_plain_formula) {
    const RandomStream stream(3, 5, StreamId{1});
    const NormalLanes lanes = normals(philox_lanes(stream, lane_numbers() + std::uint64_t{40}, 2));
    for (std::size_t lane = 0; lane < lane_count; ++lane)
        for (std::size_t j = 0; j < 4; ++j)
            EXPECT_NEAR(lanes[j][lane], helpers::naive_coordinate(Source::gaussian, stream, 40 + lane, 8 + j), 1e-14);
}

TEST(Normals, have_the_moments_of_the_standard_normal) {
    const RandomStream stream(3, 5, StreamId{1});
    PowerSums sums;
    double fourth = 0;
    double beyond_2 = 0;
    for (std::uint64_t first = 0; first < 50'000; first += lane_count) {
        const NormalLanes lanes = normals(philox_lanes(stream, lane_numbers() + first, 0));
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            for (std::size_t j = 0; j < 4; ++j) {
                const double x = lanes[j][lane];
                ++sums.count;
                double power = 1;
                for (CompensatedSum& sum : sums.sums) sum.add(power *= x);
                fourth += x * x * x * x;
                beyond_2 += x > 2;
            }
        }
    }
    const auto n = static_cast<double>(sums.count);
    EXPECT_LT(std::abs(mean(sums).value) / mean(sums).standard_error, 4);
    EXPECT_LT(std::abs(variance(sums).value - 1) / variance(sums).standard_error, 4);
    EXPECT_NEAR(fourth / n, 3, 4 * std::sqrt(96 / n));
    EXPECT_NEAR(beyond_2 / n, 0.0227501319, 4 * std::sqrt(0.0227501319 / n));
}

}  // namespace
}  // namespace orthant::dimension::sources_test
