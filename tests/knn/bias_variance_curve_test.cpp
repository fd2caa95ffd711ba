#include "studies/knn/bias_variance_curve.hpp"

#include "base/contract.hpp"
#include "base/random.hpp"
#include "knn/reference/bias_variance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace orthant::knn::bias_variance_curve_test {
namespace {

/// What set t predicts for a test point with the k of this number: a number less what is true, or a class.
using Predictions = std::function<double(std::uint64_t set, std::size_t point, std::size_t k)>;
/// The probability of a class at a test point.
using Truths = std::function<double(std::size_t point, std::size_t c)>;

Bytes record_of(const BiasVarianceCut& cut, std::uint64_t task, const Predictions& predictions, const Truths& truths) {
    const BiasVarianceCut::Block block = cut.block(task);
    BlockSums sums(shape_of(cut, block, Exact::unknown));
    for (std::size_t i = 0; i < sums.truths().size(); ++i)
        sums.truths()[i] = truths(block.first_point + i / cut.classes(), i % cut.classes());
    std::vector<double> row(cut.ks());
    for (std::uint64_t set = block.first_set; set < block.first_set + block.sets; ++set)
        for (std::size_t i = 0; i < block.points; ++i) {
            for (std::size_t k = 0; k < cut.ks(); ++k) row[k] = predictions(set, block.first_point + i, k);
            sums.add(i, row);
        }
    ByteWriter out;
    sums.write(out);
    return out.take();
}

BiasVarianceCurve curve_of(const BiasVarianceCut& cut, Correction correction, double noise,
                           const Predictions& predictions, const Truths& truths = {}) {
    BiasVarianceCurve curve(cut, Exact::unknown, correction, noise);
    for (std::uint64_t task = 0; task < cut.tasks(); ++task) curve.add(record_of(cut, task, predictions, truths));
    return curve;
}

double draw(std::uint64_t trial, std::uint64_t set, std::uint64_t point, std::uint64_t k) {
    return unit_interval(RandomStream(21, trial, StreamId{0}).block((set * 5000 + point) * 8 + k)[0]) - 0.5;
}

TEST(BiasVarianceCurve, agrees_with_the_definitions) {
    constexpr std::size_t ks = 50;  // two blocks of test points
    const BiasVarianceCut cut(1500, 100, ks, ks, 0);
    EXPECT_EQ(cut.point_blocks(), 2u);
    const Predictions predictions = [](std::uint64_t set, std::size_t point, std::size_t k) {
        return draw(1, set, point, k % 8) + 0.001 * static_cast<double>(point * (k + 1));
    };
    const BiasVarianceCurve curve = curve_of(cut, Correction::finite_sets, 0.3, predictions);
    for (const std::size_t k : {0u, 17u, 49u}) {
        double bias2 = 0, variance = 0, loss = 0;
        for (std::size_t point = 0; point < 1500; ++point) {
            double mean = 0, spread = 0;
            for (std::uint64_t set = 0; set < 100; ++set) mean += predictions(set, point, k) / 100;
            for (std::uint64_t set = 0; set < 100; ++set) {
                spread += std::pow(predictions(set, point, k) - mean, 2) / 99;
                loss += std::pow(predictions(set, point, k), 2) / 100 / 1500;
            }
            bias2 += (mean * mean - spread / 100) / 1500;
            variance += spread / 1500;
        }
        const Decomposition here = curve.decomposition(k);
        EXPECT_NEAR(here.bias2.value, bias2, 1e-12 * loss);
        EXPECT_NEAR(here.variance.value, variance, 1e-12 * loss);
        EXPECT_NEAR(here.total.value, loss + 0.3, 1e-12 * loss);
        EXPECT_EQ(here.noise, 0.3);
    }
}

TEST(BiasVarianceCurve, is_what_mlxtend_finds_of_numbers) {
    const ReferenceDecomposition& known = reference_numbers;
    const BiasVarianceCut cut(known.truths.size(), known.rounds(), known.ks(), known.ks(), 0);
    const BiasVarianceCurve curve =
        curve_of(cut, Correction::none, 0, [&](std::uint64_t set, std::size_t point, std::size_t k) {
            return known.predictions[(set * known.truths.size() + point) * known.ks() + k] - known.truths[point];
        });
    for (std::size_t k = 0; k < known.ks(); ++k) {
        EXPECT_NEAR(curve.decomposition(k).total.value, known.loss[k], 1e-12);
        EXPECT_NEAR(curve.decomposition(k).bias2.value, known.bias[k], 1e-12);
        EXPECT_NEAR(curve.decomposition(k).variance.value, known.variance[k], 1e-12);
    }
}

TEST(BiasVarianceCurve, is_what_mlxtend_finds_of_classes) {
    const ReferenceDecomposition& known = reference_classes;
    const BiasVarianceCut cut(known.truths.size(), known.rounds(), known.ks(), known.ks(), 3);
    const BiasVarianceCurve curve = curve_of(
        cut, Correction::none, 0,
        [&](std::uint64_t set, std::size_t point, std::size_t k) {
            return known.predictions[(set * known.truths.size() + point) * known.ks() + k];
        },
        [&](std::size_t point, std::size_t c) { return known.truths[point] == static_cast<double>(c) ? 1.0 : 0.0; });
    for (std::size_t k = 0; k < known.ks(); ++k) {
        EXPECT_NEAR(curve.decomposition(k).total.value, known.loss[k], 1e-12);
        EXPECT_NEAR(curve.domingos(k).bias.value, known.bias[k], 1e-12);
        EXPECT_NEAR(curve.domingos(k).variance.value, known.variance[k], 1e-12);
        EXPECT_NEAR(curve.domingos(k).bias.value + curve.domingos(k).net_variance.value, known.loss[k], 1e-12);
    }
}

/// Two test points, ten sets, two classes: at the first 7 of 10 predict class 1 of probability .8, at the second 6 of
/// 10 predict class 0 of probability .3.
BiasVarianceCurve by_hand() {
    return curve_of(
        BiasVarianceCut(2, 10, 1, 1, 2), Correction::finite_sets, 0,
        [](std::uint64_t set, std::size_t point, std::size_t) {
            return point == 0 ? (set < 7 ? 1.0 : 0.0) : (set < 6 ? 0.0 : 1.0);
        },
        [](std::size_t point, std::size_t c) {
            const double one = point == 0 ? 0.8 : 0.7;
            return c == 1 ? one : 1 - one;
        });
}

TEST(BiasVarianceCurve, of_kohavi_and_wolpert_by_hand) {
    const Decomposition here = by_hand().decomposition(0);
    // Plain: bias² (.1² + .3²)/2, variance (.7·.3 + .4·.6)/2, noise (.8·.2 + .7·.3)/2; then a ninth of the variance
    // (½ Σ P̂(1 − P̂)/(T − 1)) goes from one to the other.
    EXPECT_NEAR(here.bias2.value, 0.05 - 0.225 / 9, 1e-15);
    EXPECT_NEAR(here.variance.value, 0.225 + 0.225 / 9, 1e-15);
    EXPECT_NEAR(here.noise, 0.185, 1e-15);
    const double wrong = (0.7 * 0.2 + 0.3 * 0.8 + 0.4 * 0.3 + 0.6 * 0.7) / 2;
    EXPECT_NEAR(here.total.value, wrong, 1e-15);
    EXPECT_NEAR(here.bias2.value + here.variance.value + here.noise, wrong, 1e-15);
}

TEST(BiasVarianceCurve, of_domingos_by_hand) {
    const BiasVarianceCurve curve = by_hand();
    const Domingos here = curve.domingos(0);
    EXPECT_DOUBLE_EQ(here.bias.value, 0.5);  // the second point's main prediction is 0
    EXPECT_DOUBLE_EQ(here.variance.value, (0.3 + 0.4) / 2);
    EXPECT_DOUBLE_EQ(here.net_variance.value, (0.3 - 0.4) / 2);
    EXPECT_DOUBLE_EQ(here.noise.value, (0.2 + 0.3) / 2);
    EXPECT_NEAR(here.net_noise.value, (0.4 * 0.2 - 0.2 * 0.3) / 2, 1e-15);  // 2·.7 − 1 and 2·.4 − 1
    EXPECT_NEAR(here.bias.value + here.net_variance.value + here.net_noise.value, curve.decomposition(0).total.value,
                1e-15);
    EXPECT_DOUBLE_EQ(here.bias.standard_error, 0.5);
    EXPECT_NEAR(here.variance.standard_error, 0.05, 1e-15);
}

TEST(BiasVarianceCurve, takes_the_smallest_class_of_several_for_the_main_prediction) {
    const BiasVarianceCurve curve = curve_of(
        BiasVarianceCut(2, 8, 1, 1, 3), Correction::none, 0,
        [](std::uint64_t set, std::size_t, std::size_t) { return set % 2 == 0 ? 2.0 : 1.0; },
        [](std::size_t point, std::size_t c) { return c == point + 1 ? 1.0 : 0.0; });
    EXPECT_DOUBLE_EQ(curve.domingos(0).bias.value, 0.5);
    EXPECT_DOUBLE_EQ(curve.domingos(0).net_variance.value, 0.0);
    EXPECT_DOUBLE_EQ(curve.decomposition(0).total.value, 0.5);
}

/// From 20 sets the plain bias² is too large by a twentieth of the variance: here that is as large as bias² itself.
TEST(BiasVarianceCurve, takes_off_bias2_what_few_sets_add_to_it) {
    constexpr std::uint64_t trials = 300;
    const BiasVarianceCut cut(20, 20, 1, 1, 0);
    const double exact = 1.0 / 12 / 20;
    double corrected = 0, plain = 0, variance = 0;
    for (std::uint64_t trial = 0; trial < trials; ++trial) {
        const Predictions predictions = [&](std::uint64_t set, std::size_t point, std::size_t k) {
            return draw(trial, set, point, k) + std::sqrt(exact);
        };
        corrected += curve_of(cut, Correction::finite_sets, 0, predictions).decomposition(0).bias2.value / trials;
        variance += curve_of(cut, Correction::finite_sets, 0, predictions).decomposition(0).variance.value / trials;
        plain += curve_of(cut, Correction::none, 0, predictions).decomposition(0).bias2.value / trials;
    }
    EXPECT_NEAR(corrected / exact, 1, 0.05);
    EXPECT_NEAR(plain / exact, 2, 0.05);
    EXPECT_NEAR(variance * 12, 1, 0.01);
}

TEST(BiasVarianceCurve, is_whole_only_with_all_records) {
    const BiasVarianceCut cut(3, 9, 2, 2, 0);
    BiasVarianceCurve curve(cut, Exact::unknown, Correction::finite_sets, 0);
    const Predictions zero = [](std::uint64_t, std::size_t, std::size_t) { return 0.0; };
    for (std::uint64_t task = 0; task + 1 < cut.tasks(); ++task) curve.add(record_of(cut, task, zero, {}));
    EXPECT_THROW(curve.decomposition(0), ContractViolation);
    Bytes longer = record_of(cut, cut.tasks() - 1, zero, {});
    longer.push_back(std::byte{0});
    EXPECT_THROW(curve.add(longer), MalformedBytes);
    curve.add(record_of(cut, cut.tasks() - 1, zero, {}));
    EXPECT_EQ(curve.decomposition(1).total.value, 0);
    EXPECT_THROW(curve.domingos(0), ContractViolation);
}

}  // namespace
}  // namespace orthant::knn::bias_variance_curve_test
