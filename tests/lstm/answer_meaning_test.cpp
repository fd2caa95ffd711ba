#include "studies/lstm/answer_meaning.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::lstm::answer_meaning_test {
namespace {

TEST(AnswerMeaning, of_a_softmax_is_a_distribution_however_large_its_outputs) {
    const std::vector<float> outputs{500, 500, 499};
    const std::vector<double> each = probabilities(outputs);
    EXPECT_DOUBLE_EQ(each[0], 1 / (2 + std::exp(-1.0)));
    EXPECT_DOUBLE_EQ(each[0] + each[1] + each[2], 1);
    EXPECT_EQ(most_probable(outputs), 0u);
}

TEST(AnswerMeaning, of_a_sigmoid_is_a_probability_else_the_number_itself) {
    EXPECT_DOUBLE_EQ(expected(LossKind::sigmoid, 0), 0.5);
    EXPECT_NEAR(expected(LossKind::sigmoid, -1000), 0, 1e-100);
    EXPECT_DOUBLE_EQ(expected(LossKind::sigmoid, 1000), 1);
    EXPECT_DOUBLE_EQ(expected(LossKind::squared, -2.5), -2.5);
    EXPECT_DOUBLE_EQ(expected(LossKind::gaussian, 2.5), 2.5);
}

TEST(AnswerMeaning, of_a_log_variance_is_a_standard_deviation) {
    EXPECT_NEAR(standard_deviation(2), std::exp(1.0), 1e-15);
    EXPECT_GT(standard_deviation(5000), 1e300);
}

}  // namespace
}  // namespace orthant::lstm::answer_meaning_test
