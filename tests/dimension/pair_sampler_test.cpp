#include "studies/dimension/pair_sampler.hpp"

#include "base/contract.hpp"
#include "dimension/naive_twin.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace orthant::dimension::pair_sampler_test {
namespace {

constexpr Source all_sources[] = {Source::cube, Source::ball, Source::sphere, Source::gaussian};
constexpr std::uint64_t key = 0xfeedfacecafebeefu;
constexpr std::uint64_t task = 77;

std::vector<double> draw(Source source, std::uint64_t dimension, std::uint64_t first, std::size_t count) {
    Pacer pacer([] {});
    std::vector<double> deviations(count);
    PairSampler(source, dimension, key, task).draw(first, deviations, pacer);
    return deviations;
}

TEST(PairSampler, agrees_with_the_naive_twin) {
    for (const Source source : all_sources) {
        for (const std::uint64_t dimension : {1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 50u, 101u, 256u, 257u, 300u}) {
            for (const std::uint64_t first : {0u, 1u, 1024u}) {
                const std::vector<double> deviations = draw(source, dimension, first, 16);
                for (std::size_t i = 0; i < deviations.size(); ++i)
                    ASSERT_NEAR(90 + deviations[i], helpers::naive_angle(source, dimension, key, task, first + i),
                                dimension == 1 ? 2e-6 : 1e-9)
                        << source_names()[static_cast<std::size_t>(source)] << " D=" << dimension << " pair "
                        << first + i;
            }
        }
    }
}

TEST(PairSampler, products_agree_with_the_naive_twin_where_sums_are_chunked) {
    for (const auto& [source, dimension] :
         {std::pair{Source::cube, 16'384u}, std::pair{Source::cube, 16'387u}, std::pair{Source::cube, 40'001u},
          std::pair{Source::ball, 513u}, std::pair{Source::gaussian, 512u}}) {
        Pacer pacer([] {});
        const PairDots dots = PairSampler(source, dimension, key, task).dots(8, pacer);
        const auto u = helpers::naive_vector(source, dimension, RandomStream(key, task, StreamId{0}), 11);
        const auto v = helpers::naive_vector(source, dimension, RandomStream(key, task, StreamId{1}), 11);
        EXPECT_NEAR(dots.uv[3], helpers::naive_dot(u, v), 1e-11 * helpers::naive_dot(u, u));
        EXPECT_NEAR(dots.uu[3], helpers::naive_dot(u, u), 1e-11 * helpers::naive_dot(u, u));
        EXPECT_NEAR(dots.vv[3], helpers::naive_dot(v, v), 1e-11 * helpers::naive_dot(v, v));
    }
}

TEST(PairSampler, a_pair_has_the_same_bits_wherever_the_drawing_begins) {
    for (const Source source : all_sources) {
        const std::vector<double> whole = draw(source, 6, 0, 32);
        const std::vector<double> later = draw(source, 6, 5, 16);
        for (std::size_t i = 0; i < later.size(); ++i) EXPECT_EQ(later[i], whole[5 + i]);
    }
}

TEST(PairSampler, tasks_and_keys_draw_different_pairs) {
    Pacer pacer([] {});
    std::vector<double> deviations(8);
    const std::vector<double> here = draw(Source::cube, 3, 0, 8);
    PairSampler(Source::cube, 3, key, task + 1).draw(0, deviations, pacer);
    EXPECT_NE(deviations, here);
    PairSampler(Source::cube, 3, key + 1, task).draw(0, deviations, pacer);
    EXPECT_NE(deviations, here);
}

TEST(PairSampler, in_one_dimension_angles_are_0_or_180) {
    for (const Source source : all_sources) {
        int obtuse = 0;
        for (const double deviation : draw(source, 1, 0, 4096)) {
            ASSERT_EQ(std::abs(deviation), 90);
            obtuse += deviation > 0;
        }
        EXPECT_NEAR(obtuse, 2048, 4 * 32);
    }
}

TEST(PairSampler, small_angles_in_the_cube_are_exact) {
    // Two pairs of numerators a few units apart: the angle is about 2^-23.
    const double unit = cube_unit;
    const double ux = 16'777'215 * unit, uy = 16'777'213 * unit;
    const double vx = 16'777'213 * unit, vy = 16'777'215 * unit;
    PairDots dots;
    dots.uv.fill(ux * vx + uy * vy);
    dots.uu.fill(ux * ux + uy * uy);
    dots.vv.fill(vx * vx + vy * vy);
    const long double sine = 16'777'215.0L * 16'777'215 - 16'777'213.0L * 16'777'213;
    const long double cosine = 2 * 16'777'215.0L * 16'777'213;
    const auto exact = static_cast<double>(std::atan2(sine, cosine) * 180 / std::numbers::pi_v<long double>);
    EXPECT_NEAR(90 + deviations_of(dots, 2)[0], exact, 3e-14);
    dots.uv.fill(-dots.uv[0]);
    EXPECT_NEAR(90 - deviations_of(dots, 2)[7], exact, 3e-14);
}

TEST(PairSampler, angles_of_zero_or_endless_vectors_are_undefined) {
    PairDots dots;
    dots.uv.fill(0.5);
    dots.uu.fill(1);
    dots.vv.fill(1);
    dots.uv[2] = dots.uu[2] = 0;
    dots.vv[3] = std::numeric_limits<double>::infinity();
    dots.uv[4] = std::numeric_limits<double>::quiet_NaN();
    for (const std::uint64_t dimension : {1u, 2u}) {
        const auto deviations = deviations_of(dots, dimension);
        EXPECT_TRUE(std::isnan(deviations[2]));
        EXPECT_TRUE(std::isnan(deviations[4]));
    }
    EXPECT_NEAR(deviations_of(dots, 2)[0], -30, 1e-13);
}

/// E r² = D/(D+2) and E r⁴ = D/(D+4) in the ball; r = 1 on the sphere.
TEST(PairSampler, lengths_are_those_of_the_source) {
    constexpr std::uint64_t dimension = 3;
    constexpr int pairs = 16'000;
    const auto moments = [](Source source) {
        Pacer pacer([] {});
        const PairSampler sampler(source, dimension, key, task);
        std::pair<double, double> mean{0, 0};
        for (std::uint64_t first = 0; first < pairs; first += lane_count) {
            const PairDots dots = sampler.dots(first, pacer);
            for (const auto& squares : {dots.uu, dots.vv}) {
                for (const double square : squares) {
                    if (source == Source::sphere) {
                        EXPECT_NEAR(square, 1, 1e-15);
                    }
                    mean.first += square / (2 * pairs);
                    mean.second += square * square / (2 * pairs);
                }
            }
        }
        return mean;
    };
    const auto ball = moments(Source::ball);
    EXPECT_NEAR(ball.first, 3.0 / 5, 4 * std::sqrt((3.0 / 7 - 9.0 / 25) / (2 * pairs)));
    EXPECT_NEAR(ball.second, 3.0 / 7, 4 * std::sqrt((3.0 / 11 - 9.0 / 49) / (2 * pairs)));
    const auto cube = moments(Source::cube);
    EXPECT_NEAR(cube.first, 1, 4 * std::sqrt(3 * 4.0 / 45 / (2 * pairs)));
    const auto gaussian = moments(Source::gaussian);
    EXPECT_NEAR(gaussian.first, 3, 4 * std::sqrt(6.0 / (2 * pairs)));
    moments(Source::sphere);
}

/// E cos² = 1/D everywhere; E cos⁴ = 3/(D(D+2)) = .0857 for isotropic sources at D = 5, but .0878 in the cube.
TEST(PairSampler, fourth_moment_of_the_cosine_tells_cube_from_isotropic) {
    constexpr std::size_t pairs = 200'000;
    for (const Source source : all_sources) {
        double square = 0, fourth = 0, eighth = 0;
        for (const double deviation : draw(source, 5, 0, pairs)) {
            const double cosine = -std::sin(deviation * std::numbers::pi / 180);
            square += cosine * cosine / pairs;
            fourth += std::pow(cosine, 4) / pairs;
            eighth += std::pow(cosine, 8) / pairs;
        }
        EXPECT_NEAR(square, 0.2, 4 * std::sqrt((fourth - square * square) / pairs));
        const double error = std::sqrt((eighth - fourth * fourth) / pairs);
        EXPECT_NEAR(fourth, source == Source::cube ? 0.0878 : 3.0 / 35,
                    4 * error + (source == Source::cube ? 5e-5 : 0));
        EXPECT_EQ(fourth > 0.08675, source == Source::cube);
    }
}

TEST(PairSampler, stays_accurate_in_a_million_dimensions) {
    Pacer pacer([] {});
    const PairDots dots = PairSampler(Source::cube, 1'000'000, key, task).dots(0, pacer);
    for (std::size_t i = 0; i < lane_count; ++i) {
        EXPECT_NEAR(dots.uu[i], 1e6 / 3, 5 * std::sqrt(1e6 * 4 / 45));
        EXPECT_NEAR(dots.uv[i], 0, 5 * std::sqrt(1e6) / 3);
    }
}

TEST(PairSampler, yields_within_a_long_vector_and_between_short_ones) {
    for (const auto& [dimension, pairs] : {std::pair{1'000'000u, 8u}, std::pair{2u, 200'000u}}) {
        int yields = 0;
        Pacer pacer([&yields] { ++yields; });
        std::vector<double> deviations(pairs);
        PairSampler(Source::cube, dimension, key, task).draw(0, deviations, pacer);
        EXPECT_GE(yields, 5) << dimension;
    }
}

TEST(PairSampler, refuses_half_filled_lanes_and_indices_past_its_range) {
    Pacer pacer([] {});
    std::vector<double> deviations(8);
    const PairSampler sampler(Source::cube, 2, key, task);
    EXPECT_THROW(sampler.draw(0, std::span(deviations).first(7), pacer), ContractViolation);
    EXPECT_THROW(sampler.draw((std::uint64_t{1} << 32) - 7, deviations, pacer), ContractViolation);
    EXPECT_NO_THROW(sampler.draw((std::uint64_t{1} << 32) - 8, deviations, pacer));
    EXPECT_THROW(PairSampler(Source::cube, 0, key, task), ContractViolation);
}

}  // namespace
}  // namespace orthant::dimension::pair_sampler_test
