#include "studies/dimension/closed_forms.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace orthant::dimension::closed_forms_test {
namespace {

void expect_close(double got, double exact, double relative) {
    EXPECT_NEAR(got, exact, relative * std::abs(exact));
}

TEST(Trigamma, agrees_with_forty_digit_arithmetic) {
    expect_close(trigamma(0.5), 4.9348022005446793, 1e-14);
    expect_close(trigamma(1), 1.6449340668482264, 1e-14);
    expect_close(trigamma(1.5), 0.93480220054467931, 1e-14);
    expect_close(trigamma(5), 0.22132295573711533, 1e-14);
    expect_close(trigamma(50), 0.020201333226697126, 1e-14);
    expect_close(trigamma(5e5), 2.0000020000013333e-6, 1e-14);
}

TEST(GammaHalfRatio, agrees_with_forty_digit_arithmetic) {
    expect_close(gamma_half_ratio(0.5), 0.56418958354775629, 1e-13);
    expect_close(gamma_half_ratio(1), 0.88622692545275801, 1e-13);
    expect_close(gamma_half_ratio(5), 2.1809490743563967, 1e-13);
    expect_close(gamma_half_ratio(50), 7.0534125148769133, 1e-13);
    expect_close(gamma_half_ratio(5e5), 707.10660440987432, 1e-13);
}

TEST(IsotropicAngleSd, has_the_known_variances) {
    const auto variance_rad2 = [](std::uint64_t dimension) {
        return std::pow(isotropic_angle_sd_degrees(dimension) * M_PI / 180, 2);
    };
    EXPECT_NEAR(variance_rad2(1), M_PI * M_PI / 4, 1e-13);
    EXPECT_NEAR(variance_rad2(2), 0.822467, 1e-6);
    EXPECT_NEAR(variance_rad2(3), 0.467401, 1e-6);
    EXPECT_NEAR(variance_rad2(10), 0.110661, 1e-6);
    EXPECT_NEAR(variance_rad2(100), 0.0101007, 1e-7);
}

TEST(IsotropicAngleProbability, agrees_with_the_incomplete_beta_function) {
    struct Case {
        std::uint64_t dimension;
        double low;
        double high;
        double exact;  ///< in forty digits
    };
    for (const auto& [dimension, low, high, exact] : {
             Case{2, -5, 5, 0.055555555555555556},
             Case{4, -90, -80, 0.001121359108276862},
             Case{5, -10, 10, 0.25785419987529664},
             Case{7, -90, -60, 0.0027119751706543708},
             Case{100, -5, 5, 0.61386754838190744},
             Case{100, 20, 30, 0.00023199468945168112},
             Case{10'000, -1, 0, 0.45952868031935527},
             Case{10'000, 2, 5, 0.00024083227319569839},
             Case{1'000'000, -0.05, 0.05, 0.61715376926624327},
             Case{1'000'000, 0.2, 90, 0.00024091501695195893},
         })
        expect_close(isotropic_angle_probability(dimension, low, high), exact, 1e-11);
}

TEST(IsotropicAngleProbability, is_one_in_all_and_nothing_out_of_range) {
    for (const std::uint64_t dimension : {2u, 3u, 4u, 10u, 1000u, 1'000'000u}) {
        EXPECT_NEAR(isotropic_angle_probability(dimension, -90, 90), 1, 1e-12) << dimension;
        EXPECT_NEAR(isotropic_angle_probability(dimension, -100, 0), 0.5, 1e-12) << dimension;
        EXPECT_EQ(isotropic_angle_probability(dimension, 90, 100), 0) << dimension;
    }
    EXPECT_EQ(isotropic_angle_probability(1'000'000, 5, 10), 0);
}

}  // namespace
}  // namespace orthant::dimension::closed_forms_test
