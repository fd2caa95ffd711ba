#include "studies/lstm/ridge.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>

namespace orthant::lstm::ridge_test {
namespace {

/// Windows of so many steps over rows of random inputs; all but the last ten are for training.
data::SequenceSet made_set(std::size_t inputs, std::size_t targets, std::uint64_t steps, std::uint64_t windows) {
    data::SequenceSet set;
    set.inputs = inputs;
    set.targets = targets;
    std::uint64_t state = 5;
    const auto next = [&] {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<float>(static_cast<double>(state >> 40) / 0x1p23 - 1);
    };
    const std::uint64_t rows = windows + steps;
    for (std::uint64_t i = 0; i < rows * inputs; ++i) set.input_values.push_back(next() + 2);
    for (std::uint64_t i = 0; i < rows * targets; ++i) set.target_values.push_back(next() * 3 - 1);
    for (std::uint64_t i = 0; i < windows; ++i) set.sequences.push_back({i, steps, i + steps, 1});
    set.part_begin = {0, windows - 10, windows - 5, windows};
    return set;
}

TEST(RidgeRegression, is_the_closed_form_of_one_input) {
    const data::SequenceSet set = made_set(1, 1, 1, 300);
    const RidgeRegression regression(view(set), [] {});
    double mean_x = 0, mean_y = 0, xx = 0, xy = 0;
    const int n = 290;
    for (std::size_t i = 0; i < n; ++i) {
        mean_x += set.input_values[i] / static_cast<double>(n);
        mean_y += set.target_values[i + 1] / static_cast<double>(n);
    }
    for (std::size_t i = 0; i < n; ++i) {
        xx += (set.input_values[i] - mean_x) * (set.input_values[i] - mean_x);
        xy += (set.input_values[i] - mean_x) * (set.target_values[i + 1] - mean_y);
    }
    for (const double penalty : {1e-3, 1., 1e4}) {
        const RidgeRegression::Solution solution = regression.solve(penalty);
        const double weight = xy / (xx + penalty);
        EXPECT_NEAR(solution.weights[0][0], weight, 1e-12);
        EXPECT_NEAR(solution.constant[0], mean_y - weight * mean_x, 1e-12);
        EXPECT_NEAR(regression.answer(solution, set.sequences[3], 0), mean_y + weight * (set.input_values[3] - mean_x),
                    1e-12);
    }
}

/// Where the objective is least, its derivative by each weight vanishes: Xᵀ(y − b − Xw) = λw, and the residuals' sum is
/// zero.
TEST(RidgeRegression, is_where_the_derivatives_of_the_objective_vanish) {
    const data::SequenceSet set = made_set(3, 2, 7, 600);
    const RidgeRegression regression(view(set), [] {});
    ASSERT_EQ(regression.features(), 21u);
    constexpr double penalty = 10;
    const RidgeRegression::Solution solution = regression.solve(penalty);
    for (std::size_t target = 0; target < 2; ++target) {
        std::vector<double> slopes(21);
        double rest = 0;
        for (const data::Sequence& window : view(set).part(data::SetPart::training)) {
            const double residual = view(set).targets_of(window)[target] - regression.answer(solution, window, target);
            for (std::size_t i = 0; i < 21; ++i) slopes[i] += residual * view(set).inputs_of(window)[i];
            rest += residual;
        }
        EXPECT_NEAR(rest, 0, 1e-9);
        for (std::size_t i = 0; i < 21; ++i) EXPECT_NEAR(slopes[i], penalty * solution.weights[target][i], 1e-9);
    }
}

TEST(RidgeRegression, finds_a_line_again) {
    data::SequenceSet set = made_set(2, 1, 3, 100);
    for (const data::Sequence& window : set.sequences) {
        const auto inputs = view(set).inputs_of(window);
        set.target_values[window.first_target] = 1 + 2 * inputs[5] - inputs[0];
    }
    const RidgeRegression regression(view(set), [] {});
    const RidgeRegression::Solution solution = regression.solve(1e-9);
    const std::vector<double> expected{-1, 0, 0, 0, 0, 2};
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(solution.weights[0][i], expected[i], 1e-6);
    EXPECT_NEAR(solution.constant[0], 1, 1e-6);
}

TEST(RidgeRegression, uses_the_last_steps_of_windows_that_are_too_long) {
    const data::SequenceSet set = made_set(1000, 1, 5, 30);
    const RidgeRegression regression(view(set), [] {});
    EXPECT_EQ(regression.features(), 2000u);
    const RidgeRegression::Solution solution = regression.solve(1);
    EXPECT_TRUE(std::isfinite(regression.answer(solution, set.sequences.back(), 0)));
}

}  // namespace
}  // namespace orthant::lstm::ridge_test
