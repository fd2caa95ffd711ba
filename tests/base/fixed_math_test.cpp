#include "base/fixed_math.hpp"

#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace orthant::fixed_math_test {
namespace {

constexpr long double pi = std::numbers::pi_v<long double>;

double ulps(double got, long double exact) {
    int exponent = 0;
    std::frexp(static_cast<double>(exact), &exponent);
    const long double unit = std::ldexp(1.0L, exponent - 53);
    return static_cast<double>(std::abs(got - exact) / unit);
}

/// Calls check(uniform on (0, 1) with 53 bits, and a 32-bit word) for many counters.
template <class Check>
void for_many(Check check) {
    const RandomStream stream(2024, 0, StreamId{0});
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const PhiloxCounter words = stream.block(i);
        check(unit_interval(words[0]) + 0x1p-53 * (words[1] >> 12), words[2]);
    }
}

double log_of(double x) {
    return fixed_math::log(splat(x))[0];
}
double exp_of(double x) {
    return fixed_math::exp(splat(x))[0];
}
double log1p_of(double x) {
    return fixed_math::log1p(splat(x))[0];
}
double atan_of(double y, double x) {
    return fixed_math::atan_degrees(splat(y), splat(x))[0];
}

TEST(FixedMath, log_is_within_1_ulp) {
    double worst = 0;
    for_many([&](double u, std::uint32_t word) {
        for (const double x : {u, unit_interval(word), 1 - unit_interval(word) * 0x1p-10, 1 + u * 0x1p-20, 3 * u,
                               std::ldexp(1 + u, static_cast<int>(word % 2000) - 1000)})
            worst = std::max(worst, ulps(log_of(x), std::log(static_cast<long double>(x))));
    });
    EXPECT_LE(worst, 1.0);
    EXPECT_EQ(log_of(1), 0);
    EXPECT_LE(ulps(log_of(1 - 0x1p-33), std::log(1 - 0x1p-33L)), 1.0);
    EXPECT_LE(ulps(log_of(0x1p-33), -33 * std::log(2.0L)), 1.0);
}

TEST(FixedMath, sine_and_cosine_of_turns_are_within_2_ulp) {
    double worst_sine = 0;
    double worst_cosine = 0;
    const auto check = [&](double turns) {
        const auto quarter = std::llround(4 * turns);
        const long double rest = 2 * pi * (static_cast<long double>(turns) - 0.25L * static_cast<long double>(quarter));
        long double sine = std::sin(rest);
        long double cosine = std::cos(rest);
        for (auto i = quarter & 3; i > 0; --i) {
            const long double turned = cosine;
            cosine = -sine;
            sine = turned;
        }
        const auto got = fixed_math::sin_cos_of_turns(splat(turns));
        worst_sine = std::max(worst_sine, ulps(got.sin[0], sine));
        worst_cosine = std::max(worst_cosine, ulps(got.cos[0], cosine));
    };
    for_many([&](double, std::uint32_t word) {
        check(unit_interval(word));
        check(-unit_interval(word));
        check(unit_interval(word) * 0x1p-12);
        check(0.5 + (unit_interval(word) - 0.5) * 0x1p-14);
    });
    for (const std::uint32_t edge : {0u, 0x1fffffffu, 0x20000000u, 0x3fffffffu, 0x40000000u, 0x7fffffffu, 0x80000000u,
                                     0xbfffffffu, 0xc0000000u, 0xffffffffu})
        check(unit_interval(edge));
    EXPECT_LE(worst_sine, 2.0);
    EXPECT_LE(worst_cosine, 2.0);
}

TEST(FixedMath, angles_are_within_3_ulp) {
    double worst = 0;
    for_many([&](double u, std::uint32_t word) {
        const double y = word & 1 ? u : -u;
        const double x = unit_interval(word);
        for (const double scale : {1.0, 0x1p-20, 0x1p20, 0x1p-300}) {
            const long double exact =
                std::atan2(static_cast<long double>(y * scale), static_cast<long double>(x)) * 180 / pi;
            worst = std::max(worst, ulps(atan_of(y * scale, x), exact));
        }
    });
    EXPECT_LE(worst, 3.0);
}

TEST(FixedMath, right_half_and_no_angles_are_exact) {
    EXPECT_EQ(atan_of(3, 0), 90);
    EXPECT_EQ(atan_of(-3, 0), -90);
    EXPECT_EQ(atan_of(0, 3), 0);
    EXPECT_EQ(atan_of(2, 2), 45);
    EXPECT_EQ(atan_of(-2, 2), -45);
    EXPECT_TRUE(std::isnan(atan_of(0, 0)));
    EXPECT_TRUE(std::isnan(atan_of(std::numeric_limits<double>::quiet_NaN(), 1)));
    EXPECT_TRUE(std::isnan(atan_of(1, std::numeric_limits<double>::quiet_NaN())));
}

TEST(FixedMath, exp_is_within_2_ulp) {
    double worst = 0;
    for_many([&](double u, std::uint32_t word) {
        for (const double x : {u, -u, 0x1p-30 * u, 700 * (2 * unit_interval(word) - 1)})
            worst = std::max(worst, ulps(exp_of(x), std::exp(static_cast<long double>(x))));
    });
    EXPECT_LE(worst, 2.0);
    EXPECT_EQ(exp_of(0), 1);
    EXPECT_EQ(exp_of(-709), 0);
    EXPECT_EQ(exp_of(-std::numeric_limits<double>::infinity()), 0);
}

TEST(FixedMath, log1p_is_within_4_ulp) {
    double worst = 0;
    for_many([&](double u, std::uint32_t word) {
        for (const double x :
             {-u, u, std::ldexp(-u, -static_cast<int>(word % 70)), std::ldexp(u, -static_cast<int>(word % 70))})
            if (x > -1) worst = std::max(worst, ulps(log1p_of(x), std::log1p(static_cast<long double>(x))));
    });
    EXPECT_LE(worst, 4.0);
    EXPECT_EQ(log1p_of(0), 0);
}

TEST(FixedMath, a_value_has_the_same_bits_in_every_lane_and_company) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        F64Lanes mixed{0.1, 0.9, 1e-9, 0.5, 0.7, 1 - 0x1p-33, 1e-300, 0.25};
        mixed[lane] = 0.3;
        EXPECT_EQ(fixed_math::log(mixed)[lane], log_of(0.3));
        EXPECT_EQ(fixed_math::exp(mixed)[lane], exp_of(0.3));
        EXPECT_EQ(fixed_math::sin_cos_of_turns(mixed).cos[lane], fixed_math::sin_cos_of_turns(splat(0.3)).cos[0]);
        EXPECT_EQ(fixed_math::atan_degrees(mixed, splat(0.4))[lane], atan_of(0.3, 0.4));
    }
}

}  // namespace
}  // namespace orthant::fixed_math_test
