#include "studies/knn/bias_variance_problem.hpp"

#include "base/contract.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace orthant::knn::bias_variance_problem_test {
namespace {

constexpr double pi = std::numbers::pi;

TEST(Problem, is_known_by_its_name) {
    for (std::size_t i = 0; i < problem_names().size(); ++i)
        EXPECT_EQ(static_cast<std::size_t>(problem_named(problem_names()[i])), i);
    EXPECT_THROW(problem_named("cosine"), ContractViolation);
}

TEST(Truth, is_the_function_it_is_named_after) {
    const std::vector<double> x{0.15, 0.8, 0.35, 0.6, 0.9, 0.2};
    EXPECT_NEAR(Truth(Problem::sine, 1).mean(x), std::sin(2 * pi * 0.15), 1e-15);
    EXPECT_NEAR(Truth(Problem::linear, 1).mean(x), 3.0, 1e-15);
    EXPECT_NEAR(Truth(Problem::friedman1, 1).mean(x),
                10 * std::sin(pi * 0.15 * 0.8) + 20 * 0.15 * 0.15 + 10 * 0.6 + 5 * 0.9, 1e-14);
}

TEST(Truth, is_the_posterior_of_two_gaussians) {
    for (const double x : {-300.0, -2.0, -0.1, 0.0, 0.7, 3.0, 400.0}) {
        const double one = std::exp(-0.5 * (x - 1) * (x - 1));
        const double zero = std::exp(-0.5 * (x + 1) * (x + 1));
        const double expected = one + zero > 0 ? one / (one + zero) : (x > 0 ? 1 : 0);
        EXPECT_NEAR(Truth(Problem::two_gaussians, 0).mean(std::vector{x, 9.0}), expected, 1e-15) << x;
    }
}

TEST(Truth, tells_which_class_a_point_is_of) {
    const Truth disc(Problem::disc, 0);
    const double radius = std::sqrt(0.5 / pi);
    EXPECT_EQ(disc.mean(std::vector{0.5, 0.5 + 0.999 * radius}), 1);
    EXPECT_EQ(disc.mean(std::vector{0.5 - 1.001 * radius, 0.5}), 0);
    EXPECT_EQ(disc.mean(std::vector{0.1, 0.1}), 0);
    const Truth squares(Problem::squares, 0);
    EXPECT_EQ(squares.mean(std::vector{0.2, 0.3}), 0);
    EXPECT_EQ(squares.mean(std::vector{0.2, 0.7}), 1);
    EXPECT_EQ(squares.mean(std::vector{0.9, 0.3}), 1);
    EXPECT_EQ(squares.mean(std::vector{0.9, 0.7}), 0);
}

TEST(Truth, mixes_flipped_labels_in) {
    EXPECT_DOUBLE_EQ(Truth(Problem::squares, 0.1).mean(std::vector{0.2, 0.7}), 0.9);
    EXPECT_DOUBLE_EQ(Truth(Problem::squares, 0.1).mean(std::vector{0.2, 0.3}), 0.1);
    EXPECT_DOUBLE_EQ(Truth(Problem::two_gaussians, 0.5).mean(std::vector{3.0}), 0.5);
}

}  // namespace
}  // namespace orthant::knn::bias_variance_problem_test
