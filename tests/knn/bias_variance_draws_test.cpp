#include "studies/knn/bias_variance_draws.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

namespace orthant::knn::bias_variance_draws_test {
namespace {

constexpr std::uint64_t key = 77;
const std::function<void()> no_yield = [] {};

neighbours::PaddedRows inputs(Problem problem, std::uint64_t set, std::uint64_t first, std::size_t rows,
                              std::size_t columns) {
    neighbours::PaddedRows made(rows, columns);
    draw_inputs(problem, key, set, first, made, no_yield);
    return made;
}

double column_mean(const neighbours::PaddedRows& rows, std::size_t column, double power) {
    double sum = 0;
    for (std::size_t i = 0; i < rows.rows(); ++i) sum += std::pow(rows.view().row(i)[column], power);
    return sum / static_cast<double>(rows.rows());
}

TEST(DrawInputs, depend_on_set_row_and_column_alone) {
    for (const Problem problem : {Problem::sine, Problem::two_gaussians}) {
        const neighbours::PaddedRows whole = inputs(problem, 3, 0, 100, 11);
        const neighbours::PaddedRows part = inputs(problem, 3, 37, 29, 6);
        for (std::size_t i = 0; i < part.rows(); ++i)
            for (std::size_t j = 0; j < part.columns(); ++j)
                ASSERT_EQ(part.view().row(i)[j], whole.view().row(37 + i)[j]) << i << " " << j;
        const neighbours::PaddedRows other = inputs(problem, 4, 0, 100, 11);
        std::set<double> values;
        for (std::size_t i = 0; i < 100; ++i)
            for (std::size_t j = 0; j < 11; ++j) {
                values.insert(whole.view().row(i)[j]);
                values.insert(other.view().row(i)[j]);
            }
        EXPECT_EQ(values.size(), 2200u);
    }
}

TEST(DrawInputs, leave_the_padding_at_zero) {
    const neighbours::PaddedRows rows = inputs(Problem::two_gaussians, 0, 0, 20, 3);
    for (std::size_t i = 0; i < 20; ++i)
        for (std::size_t j = 3; j < rows.view().stride; ++j)
            EXPECT_EQ(rows.view().values[i * rows.view().stride + j], 0);
}

TEST(DrawInputs, are_uniform_in_the_unit_cube) {
    const neighbours::PaddedRows rows = inputs(Problem::sine, 0, 0, 40'000, 5);
    for (std::size_t j = 0; j < 5; ++j) {
        EXPECT_NEAR(column_mean(rows, j, 1), 0.5, 4 * std::sqrt(1.0 / 12 / 40'000));
        EXPECT_NEAR(column_mean(rows, j, 2), 1.0 / 3, 4 * std::sqrt(4.0 / 45 / 40'000));
    }
}

TEST(DrawInputs, are_normal_around_two_centres) {
    const neighbours::PaddedRows rows = inputs(Problem::two_gaussians, 0, 0, 40'000, 5);
    EXPECT_NEAR(column_mean(rows, 0, 1), 0, 4 * std::sqrt(2.0 / 40'000));
    EXPECT_NEAR(column_mean(rows, 0, 2), 2, 4 * std::sqrt(6.0 / 40'000));
    EXPECT_NEAR(column_mean(rows, 0, 4), 10, 4 * std::sqrt(664.0 / 40'000));
    for (std::size_t j = 1; j < 5; ++j) {
        EXPECT_NEAR(column_mean(rows, j, 1), 0, 4 * std::sqrt(1.0 / 40'000));
        EXPECT_NEAR(column_mean(rows, j, 2), 1, 4 * std::sqrt(2.0 / 40'000));
    }
}

TEST(DrawTargets, are_means_with_noise_of_the_asked_size) {
    const std::vector<double> means(50'001, 3.0);
    std::vector<double> targets(means.size());
    draw_targets(Truth(Problem::sine, 0.5), key, 9, means, targets);
    double sum = 0, squares = 0;
    for (const double y : targets) {
        sum += y - 3;
        squares += (y - 3) * (y - 3);
    }
    EXPECT_NEAR(sum / 50'001, 0, 4 * 0.5 / std::sqrt(50'001.0));
    EXPECT_NEAR(squares / 50'001, 0.25, 4 * 0.25 * std::sqrt(2.0 / 50'001));
}

TEST(DrawTargets, are_ones_as_often_as_their_means_say) {
    for (const double p : {0.0, 0.2, 0.9, 1.0}) {
        const std::vector<double> means(20'000, p);
        std::vector<double> targets(means.size());
        draw_targets(Truth(Problem::disc, 0.1), key, 9, means, targets);
        const auto ones = static_cast<double>(std::ranges::count(targets, 1.0));
        EXPECT_EQ(std::ranges::count(targets, 0.0) + std::ranges::count(targets, 1.0), 20'000);
        EXPECT_NEAR(ones / 20'000, p, 4 * std::sqrt(p * (1 - p) / 20'000)) << p;
    }
}

TEST(DrawTargets, differ_from_set_to_set_and_are_no_inputs) {
    const std::vector<double> means(8, 0.0);
    std::vector<double> one(8), other(8);
    draw_targets(Truth(Problem::sine, 1), key, 0, means, one);
    draw_targets(Truth(Problem::sine, 1), key, 1, means, other);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_NE(one[i], other[i]);
    const neighbours::PaddedRows rows = inputs(Problem::two_gaussians, 0, 0, 8, 2);
    for (std::size_t i = 0; i < 8; ++i) EXPECT_NE(one[i], rows.view().row(i)[1]);
}

TEST(TestPoints, are_the_same_for_all_points_of_a_job) {
    EXPECT_EQ(test_points_key(1, 0), test_points_key(1, 0));
    EXPECT_NE(test_points_key(1, 0), test_points_key(1, 1));
    EXPECT_NE(test_points_key(1, 0), test_points_key(2, 0));
}

}  // namespace
}  // namespace orthant::knn::bias_variance_draws_test
