#include "studies/knn/noise.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::knn::noise_test {
namespace {

TEST(Noise, is_standard_normal) {
    const std::uint64_t key = noise_key(1, 0);
    double sum = 0, squares = 0, fourths = 0;
    constexpr std::size_t rows = 4000, columns = 25;
    for (std::size_t row = 0; row < rows; ++row) {
        std::vector<double> noise(columns);
        fill_noise(key, row, noise);
        for (const double x : noise) {
            sum += x;
            squares += x * x;
            fourths += x * x * x * x;
        }
    }
    const double n = rows * columns;
    EXPECT_LT(std::abs(sum / n) * std::sqrt(n), 4);
    EXPECT_LT(std::abs(squares / n - 1) * std::sqrt(n / 2), 4);
    EXPECT_LT(std::abs(fourths / n - 3) * std::sqrt(n / 96), 4);
}

TEST(Noise, more_columns_change_none_of_the_first) {
    const std::uint64_t key = noise_key(3, 1);
    std::vector<double> many(40);
    fill_noise(key, 5, many);
    for (std::size_t columns = 0; columns < 40; ++columns) {
        std::vector<double> few(columns);
        fill_noise(key, 5, few);
        for (std::size_t j = 0; j < columns; ++j) EXPECT_EQ(few[j], many[j]);
    }
}

TEST(Noise, differs_by_seed_replicate_and_row) {
    const auto first = [](std::uint64_t key, std::size_t row) {
        std::vector<double> noise(1);
        fill_noise(key, row, noise);
        return noise.front();
    };
    EXPECT_NE(first(noise_key(1, 0), 0), first(noise_key(2, 0), 0));
    EXPECT_NE(first(noise_key(1, 0), 0), first(noise_key(1, 1), 0));
    EXPECT_NE(first(noise_key(1, 0), 0), first(noise_key(1, 0), 1));
}

}  // namespace
}  // namespace orthant::knn::noise_test
