#include "studies/knn/bias_variance_predictions.hpp"

#include "base/contract.hpp"
#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace orthant::knn::bias_variance_predictions_test {
namespace {

TEST(Predictor, takes_the_mean_of_the_first_k) {
    Predictor predictor({1, 2, 4}, 0);
    std::vector<double> predictions(3);
    predictor.predict(std::vector{3.0, 5.0, 1.0, 7.0, 1000.0}, predictions);
    EXPECT_EQ(predictions, (std::vector{3.0, 4.0, 4.0}));
}

TEST(Predictor, takes_the_most_frequent_class_and_the_smallest_of_several) {
    Predictor predictor({1, 2, 3, 4, 5, 6}, 3);
    std::vector<double> predictions(6);
    predictor.predict(std::vector{2.0, 1.0, 0.0, 2.0, 1.0, 1.0}, predictions);
    EXPECT_EQ(predictions, (std::vector{2.0, 1.0, 0.0, 2.0, 1.0, 1.0}));
    predictor.predict(std::vector{0.0, 0.0, 0.0, 0.0, 0.0, 0.0}, predictions);
    EXPECT_EQ(predictions, std::vector<double>(6, 0.0));
}

TEST(Predictor, agrees_with_counting_anew_for_every_k) {
    for (std::uint64_t trial = 0; trial < 200; ++trial) {
        const RandomStream stream(5, trial, StreamId{0});
        std::vector<double> labels;
        for (std::uint64_t i = 0; i < 30; ++i) labels.push_back(stream.block(i)[0] % 4);
        std::vector<std::uint32_t> ks(30);
        std::iota(ks.begin(), ks.end(), 1U);
        std::vector<double> predictions(30);
        Predictor(ks, 4).predict(labels, predictions);
        for (std::size_t k = 1; k <= 30; ++k) {
            std::vector<int> votes(4);
            for (std::size_t i = 0; i < k; ++i) ++votes[static_cast<std::size_t>(labels[i])];
            ASSERT_EQ(predictions[k - 1], std::ranges::max_element(votes) - votes.begin()) << k;
        }
    }
}

TEST(Predictor, needs_as_many_neighbours_as_the_largest_k) {
    Predictor predictor({2, 3}, 0);
    std::vector<double> predictions(2);
    EXPECT_THROW(predictor.predict(std::vector{1.0, 2.0}, predictions), ContractViolation);
}

}  // namespace
}  // namespace orthant::knn::bias_variance_predictions_test
