#include "studies/lstm/optimiser.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <vector>

namespace orthant::lstm::optimiser_test {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

Buffer<double> buffer(std::initializer_list<double> values) {
    Buffer<double> buffer(values.size());
    std::ranges::copy(values, buffer.data());
    return buffer;
}

/// What one update of plain descent at rate 1 makes of parameters of 0: the gradient that was used, reversed.
std::vector<double> used(OptimiserSettings settings, std::initializer_list<double> gradient, double* norm = nullptr) {
    settings.learning_rate = 1;
    Optimiser<double> optimiser(settings, gradient.size());
    Buffer<double> parameters(gradient.size()), g = buffer(gradient);
    const double length = optimiser.update(parameters.span(), g.span());
    if (norm != nullptr) *norm = length;
    std::vector<double> values;
    for (const double value : parameters.span()) values.push_back(-value);
    return values;
}

TEST(Optimiser, cuts_gradients_to_a_norm_where_they_are_longer) {
    double norm = 0;
    EXPECT_THAT(used({.clipping = Clipping::norm, .clip_at = 1}, {3, 4}, &norm),
                ElementsAre(DoubleEq(0.6), DoubleEq(0.8)));
    EXPECT_EQ(norm, 5) << "before clipping";
    EXPECT_EQ(used({.clipping = Clipping::norm, .clip_at = 6}, {3, 4}), (std::vector<double>{3, 4}));
}

TEST(Optimiser, cuts_gradients_value_by_value) {
    EXPECT_EQ(used({.clipping = Clipping::value, .clip_at = 2}, {3, -4, 1}), (std::vector<double>{2, -2, 1}));
}

TEST(Optimiser, decays_weights_behind_the_clipping) {
    Optimiser<double> optimiser({.learning_rate = 0.5, .weight_decay = 0.1, .clipping = Clipping::norm, .clip_at = 1},
                                2);
    Buffer<double> parameters = buffer({10, 0}), gradient = buffer({0, 2});
    optimiser.update(parameters.span(), gradient.span());
    EXPECT_DOUBLE_EQ(parameters[0], 10 - 0.5 * 0.1 * 10);
    EXPECT_DOUBLE_EQ(parameters[1], -0.5);
}

/// On ½w² with rate η and momentum m: v ← mv − η(1−m)(w + mv), w ← w + v.
TEST(Optimiser, looks_ahead_before_nesterovs_gradient) {
    constexpr double rate = 0.3, momentum = 0.8;
    Optimiser<double> optimiser({.kind = OptimiserKind::nesterov, .learning_rate = rate, .momentum = momentum}, 1);
    Buffer<double> w = buffer({1});
    double expected = 1, velocity = 0;
    for (int i = 0; i < 10; ++i) {
        optimiser.look_ahead(w.span());
        Buffer<double> gradient = buffer({w[0]});
        optimiser.update(w.span(), gradient.span());
        velocity = momentum * velocity - rate * (1 - momentum) * (expected + momentum * velocity);
        expected += velocity;
        EXPECT_NEAR(w[0], expected, 1e-15) << i;
    }
}

TEST(Optimiser, updates_every_value_of_odd_sizes_and_none_behind_them) {
    for (const OptimiserKind kind :
         {OptimiserKind::sgd, OptimiserKind::nesterov, OptimiserKind::rmsprop, OptimiserKind::adam})
        for (const std::size_t size : {1u, 7u, 8u, 9u, 31u}) {
            Optimiser<double> optimiser({.kind = kind, .learning_rate = 0.1}, size);
            Buffer<double> parameters(size), gradient(size);
            std::ranges::fill(gradient.span(), 1.0);
            optimiser.update(parameters.span(), gradient.span());
            for (const double value : parameters.span()) EXPECT_LT(value, 0);
            EXPECT_EQ(parameters.data()[size], 0);
        }
}

}  // namespace
}  // namespace orthant::lstm::optimiser_test
