#include "studies/knn/diagnosis.hpp"

#include "base/random.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <vector>

namespace orthant::knn::diagnosis_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Rows on a line with a value each, halves of which train and validate.
struct Line {
    double (*function)(double);
    double noise;
    std::uint32_t rows = 200;

    double place(std::uint32_t i) const { return unit_interval(RandomStream(1, 0, StreamId{0}).block(i)[0]); }
    double value(std::uint32_t i) const {
        const PhiloxCounter words = RandomStream(1, 1, StreamId{0}).block(i);
        return function(place(i)) + noise * (unit_interval(words[0]) + unit_interval(words[1]) - 1);
    }
};

/// What uniform k-NN regression by the even rows is told, of all k at once.
std::vector<Diagnosis> diagnoses(const Line& line, const std::vector<std::uint32_t>& ks) {
    const VoteGrid grid(ks, {Weights::uniform});
    RegressionTally training(grid, 0);
    RegressionTally validation(grid, 0);
    for (std::uint32_t i = 0; i < line.rows; ++i) {
        std::vector<std::pair<double, double>> near;
        for (std::uint32_t j = 0; j < line.rows; j += 2)
            near.emplace_back(std::abs(line.place(i) - line.place(j)), line.value(j));
        std::sort(near.begin(), near.end());
        std::vector<double> values;
        for (const auto& [distance, value] : near) values.push_back(value);
        (i % 2 == 0 ? training : validation).add(line.value(i), values, {});
    }
    const double baseline = baseline_error(training) * line.rows / 2;
    std::vector<Diagnosis> result;
    for (std::size_t cell = 0; cell < ks.size(); ++cell)
        result.push_back(diagnose(training.sum(RegressionTally::Sum::squared, cell) / baseline,
                                  validation.sum(RegressionTally::Sum::squared, cell) / baseline));
    return result;
}

TEST(Diagnosis, of_noisy_data_goes_from_high_variance_to_high_bias_with_k) {
    const Line wave{[](double x) { return std::abs(4 * x - 2); }, 1.0};
    EXPECT_EQ(diagnoses(wave, {1, 10, 100}),
              (std::vector{Diagnosis::high_variance, Diagnosis::balanced, Diagnosis::high_bias}));
}

TEST(Diagnosis, of_clear_data_is_balanced_at_small_k) {
    const Line clear{[](double x) { return 4 * x; }, 0.05};
    EXPECT_EQ(diagnoses(clear, {1, 3, 100}),
              (std::vector{Diagnosis::balanced, Diagnosis::balanced, Diagnosis::high_bias}));
}

TEST(Diagnosis, of_pure_noise_is_never_balanced) {
    const Line noise{[](double) { return 0.0; }, 1.0};
    EXPECT_EQ(diagnoses(noise, {1, 60}), (std::vector{Diagnosis::high_variance, Diagnosis::high_bias}));
}

TEST(Diagnosis, follows_its_thresholds) {
    EXPECT_EQ(diagnose(0, 0.1), Diagnosis::high_variance);
    EXPECT_EQ(diagnose(0, 0.09), Diagnosis::balanced);
    EXPECT_EQ(diagnose(0.2, 0.4), Diagnosis::high_variance);
    EXPECT_EQ(diagnose(0.21, 0.4), Diagnosis::balanced);
    EXPECT_EQ(diagnose(0.45, 0.5), Diagnosis::high_bias);
    EXPECT_EQ(diagnose(0.45, 0.49), Diagnosis::balanced);
    EXPECT_EQ(diagnose(0.6, 0.8), Diagnosis::balanced);
    EXPECT_EQ(diagnose(0.61, 0.8), Diagnosis::high_bias);
    EXPECT_EQ(diagnose(1.0, 0.9), Diagnosis::high_bias);
    EXPECT_EQ(diagnose(0.008, 0.013), Diagnosis::balanced) << "the digits at k = 3";
}

TEST(Diagnosis, is_none_without_both_errors) {
    EXPECT_EQ(diagnose(nan, 0.5), Diagnosis::undefined);
    EXPECT_EQ(diagnose(0.5, nan), Diagnosis::undefined);
    EXPECT_EQ(diagnose(0, 1 / 0.0), Diagnosis::undefined);
}

TEST(Diagnosis, has_advice_of_its_own) {
    std::set<std::string_view> sentences;
    for (const Diagnosis diagnosis :
         {Diagnosis::undefined, Diagnosis::balanced, Diagnosis::high_bias, Diagnosis::high_variance})
        sentences.insert(advice(diagnosis));
    EXPECT_EQ(sentences.size(), 4u);
    EXPECT_NE(advice(Diagnosis::high_bias).find("smaller k"), std::string_view::npos);
    EXPECT_NE(advice(Diagnosis::high_variance).find("larger k"), std::string_view::npos);
}

TEST(Baseline, is_the_error_of_the_best_constant_answer) {
    const VoteGrid grid({1}, {Weights::uniform});
    ClassVotes votes(grid, 3);
    ClassTally classes(grid, 3);
    for (const std::int32_t truth : {2, 0, 2, 2, 1}) {
        votes.count(truth, {&truth, 1}, {});
        classes.add(votes);
    }
    EXPECT_DOUBLE_EQ(baseline_error(classes), 2.0 / 5);
    RegressionTally values(grid, 1);
    for (const double truth : {1.0, 2.0, 3.0, 6.0}) values.add(truth, {&truth, 1}, {});
    EXPECT_DOUBLE_EQ(baseline_error(values), 14.0 / 4);
    EXPECT_TRUE(std::isnan(baseline_error(ClassTally(grid, 3))));
    EXPECT_TRUE(std::isnan(baseline_error(RegressionTally(grid, 3))));
}

}  // namespace
}  // namespace orthant::knn::diagnosis_test
