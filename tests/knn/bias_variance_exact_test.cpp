#include "studies/knn/bias_variance_exact.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orthant::knn::bias_variance_exact_test {
namespace {

TEST(AddExact, is_the_formula_of_regression) {
    const std::vector<std::uint32_t> ks{1, 2, 4};
    std::vector<double> bias2{1, 0, 0};
    std::vector<double> variance{0, 2, 0};
    add_exact(Truth(Problem::sine, 0.5), 1.0, std::vector{0.5, 1.5, 3.0, 0.0}, ks, bias2, variance);
    EXPECT_EQ(bias2, (std::vector{1.25, 0.0, 0.0625}));
    EXPECT_EQ(variance, (std::vector{0.25, 2.125, 0.0625}));
}

/// The chance that 1 wins, over all labels that the neighbours may have.
double chance_by_enumeration(const std::vector<double>& means, std::size_t k) {
    double chance = 0;
    for (std::size_t labels = 0; labels < (std::size_t{1} << k); ++labels) {
        double here = 1;
        std::size_t ones = 0;
        for (std::size_t i = 0; i < k; ++i) {
            const bool is_one = ((labels >> i) & 1) != 0;
            here *= is_one ? means[i] : 1 - means[i];
            ones += is_one ? 1 : 0;
        }
        if (2 * ones > k) chance += here;
    }
    return chance;
}

TEST(AddExact, counts_every_way_the_vote_may_go) {
    const std::vector<double> means{0.9, 0.2, 0.55, 0.7, 0.0, 1.0, 0.45, 0.3, 0.85};
    const std::vector<std::uint32_t> ks{1, 2, 3, 4, 7, 8, 9};
    std::vector<double> bias2(ks.size()), variance(ks.size());
    add_exact(Truth(Problem::disc, 0), 0.6, means, ks, bias2, variance);
    for (std::size_t i = 0; i < ks.size(); ++i) {
        const double chance = chance_by_enumeration(means, ks[i]);
        EXPECT_NEAR(bias2[i], (0.6 - chance) * (0.6 - chance), 1e-15) << ks[i];
        EXPECT_NEAR(variance[i], chance * (1 - chance), 1e-15) << ks[i];
    }
}

}  // namespace
}  // namespace orthant::knn::bias_variance_exact_test
