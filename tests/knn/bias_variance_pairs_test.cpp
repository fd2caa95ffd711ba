#include "studies/knn/bias_variance_pairs.hpp"

#include "base/contract.hpp"
#include "base/random.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::knn::bias_variance_pairs_test {
namespace {

double draw(std::uint64_t trial, std::uint64_t i) {
    return unit_interval(RandomStream(8, trial, StreamId{0}).block(i)[0]) - 0.5;
}

TEST(PairProducts, are_those_of_every_two_vectors) {
    for (const std::size_t vectors : {1u, 7u, 8u, 9u, 33u}) {
        PairProducts products(vectors);
        std::vector<std::vector<double>> coordinates;
        for (std::uint64_t c = 0; c < 5; ++c) {
            std::vector<double> values(padded<double>(vectors));
            for (std::size_t i = 0; i < vectors; ++i) values[i] = draw(c, i);
            products.add(values.data());
            coordinates.push_back(values);
        }
        for (std::size_t i = 0; i < vectors; ++i)
            for (std::size_t j = 0; j < vectors; ++j) {
                double expected = 0;
                for (const auto& values : coordinates) expected += values[i] * values[j];
                ASSERT_NEAR(products(i, j), expected, 1e-15) << i << " " << j;
            }
    }
}

TEST(PairMean, of_a_sum_is_that_of_a_sample) {
    const std::vector<double> x{1, 4, 2, 8, 5, 7};
    const Estimate estimate = pair_mean(6, [&](std::size_t i, std::size_t j) { return (x[i] + x[j]) / 2; });
    double squares = 0;
    for (const double value : x) squares += (value - 4.5) * (value - 4.5);
    EXPECT_NEAR(estimate.value, 4.5, 1e-14);
    EXPECT_NEAR(estimate.standard_error, std::sqrt(squares / 5 / 6), 1e-14);
}

TEST(PairMean, of_the_same_value_everywhere_has_no_error) {
    const Estimate estimate = pair_mean(9, [](std::size_t, std::size_t) { return 0.1; });
    EXPECT_NEAR(estimate.value, 0.1, 1e-16);
    EXPECT_LT(estimate.standard_error, 1e-15);
    EXPECT_THROW(pair_mean(3, [](std::size_t, std::size_t) { return 0.0; }), ContractViolation);
}

/// The mean of the estimated variance over many trials against the variance of the estimate: products of numbers with
/// this mean and variance 1/12. With mean 0 the first order vanishes, and the error is that of pairs.
void expect_right_on_average(double mean, double low, double high) {
    constexpr std::size_t n = 24;
    constexpr std::uint64_t trials = 4000;
    double sum = 0, squares = 0, variances = 0;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        std::vector<double> x;
        for (std::uint64_t i = 0; i < n; ++i) x.push_back(mean + draw(trial, i));
        const Estimate estimate = pair_mean(n, [&](std::size_t i, std::size_t j) { return x[i] * x[j]; });
        sum += estimate.value;
        squares += estimate.value * estimate.value;
        variances += estimate.standard_error * estimate.standard_error;
    }
    const double spread = squares / trials - sum / trials * sum / trials;
    const double exact =
        4 * (n - 2.0) / (n * (n - 1.0)) * mean * mean / 12 + 2 / (n * (n - 1.0)) * (1.0 / 144 + 2 * mean * mean / 12);
    EXPECT_NEAR(sum / trials, mean * mean, 5 * std::sqrt(exact / trials));
    EXPECT_NEAR(spread / exact, 1, 0.15) << mean;
    EXPECT_GT(variances / trials / exact, low) << mean;
    EXPECT_LT(variances / trials / exact, high) << mean;
}

TEST(PairMean, has_an_honest_error_whether_or_not_the_first_order_vanishes) {
    expect_right_on_average(1.0, 0.95, 1.05);
    expect_right_on_average(0.3, 0.93, 1.07);
    expect_right_on_average(0.0, 0.95, 2.1);
}

}  // namespace
}  // namespace orthant::knn::bias_variance_pairs_test
