#include "studies/lstm/input_noise.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::lstm::input_noise_test {
namespace {

std::vector<double> noise(std::uint64_t key, std::uint64_t update, std::uint64_t sequence, std::uint64_t step,
                          std::size_t size, double sigma = 1) {
    std::vector<double> values(size);
    add_input_noise<double>(key, update, sequence, step, sigma, values);
    return values;
}

TEST(InputNoise, is_standard_normal_times_sigma) {
    const std::vector<double> values = noise(3, 0, 0, 0, 100'000, 0.5);
    double sum = 0, squares = 0, fourth = 0;
    for (const double value : values) {
        sum += value;
        squares += value * value;
        fourth += std::pow(value, 4);
    }
    const auto n = static_cast<double>(values.size());
    EXPECT_LT(std::abs(sum / n), 4 * 0.5 / std::sqrt(n));
    EXPECT_NEAR(squares / n, 0.25, 4 * 0.25 * std::sqrt(2 / n));
    EXPECT_NEAR(fourth / n, 3 * std::pow(0.5, 4), 4 * std::pow(0.5, 4) * std::sqrt(96 / n));
}

TEST(InputNoise, of_a_value_depends_on_nothing_else_in_the_batch) {
    const std::vector<double> many = noise(3, 7, 5, 9, 33), few = noise(3, 7, 5, 9, 4);
    for (std::size_t j = 0; j < few.size(); ++j) EXPECT_EQ(few[j], many[j]);
}

TEST(InputNoise, differs_between_updates_sequences_and_steps) {
    const std::vector<double> here = noise(3, 7, 5, 9, 8);
    for (const auto& other : {noise(4, 7, 5, 9, 8), noise(3, 8, 5, 9, 8), noise(3, 7, 6, 9, 8), noise(3, 7, 5, 10, 8)})
        for (std::size_t j = 0; j < 8; ++j) EXPECT_NE(here[j], other[j]);
}

TEST(InputNoise, is_added) {
    std::vector<float> values{1, 2, 3};
    add_input_noise<float>(3, 7, 5, 9, 0, values);
    EXPECT_EQ(values, (std::vector<float>{1, 2, 3}));
}

}  // namespace
}  // namespace orthant::lstm::input_noise_test
