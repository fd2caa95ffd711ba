#include "studies/knn/bias_variance_exact.hpp"

#include "base/contract.hpp"

#include <cstddef>
#include <vector>

namespace orthant::knn {
namespace {

/// The number of ones among coins that show 1 with probabilities of their own.
class CoinCount {
  public:
    void add(double probability) {
        chances_.push_back(0);
        for (std::size_t ones = chances_.size() - 1; ones > 0; --ones)
            chances_[ones] = chances_[ones] * (1 - probability) + chances_[ones - 1] * probability;
        chances_[0] *= 1 - probability;
    }

    double chance_of_majority() const {
        const std::size_t coins = chances_.size() - 1;
        double chance = 0;
        for (std::size_t ones = coins / 2 + 1; ones <= coins; ++ones) chance += chances_[ones];
        return chance;
    }

  private:
    std::vector<double> chances_{1};  ///< of 0, 1, … ones
};

}  // namespace

void add_exact(const Truth& truth, double mean, std::span<const double> neighbour_means,
               std::span<const std::uint32_t> ks, std::span<double> bias2, std::span<double> variance) {
    ORTHANT_EXPECT(neighbour_means.size() >= ks.back());
    CoinCount ones;
    double sum = 0;
    std::size_t met = 0;
    for (std::size_t i = 0; i < ks.size(); ++i) {
        for (; met < ks[i]; ++met) {
            sum += neighbour_means[met];
            if (truth.is_of_classes()) ones.add(neighbour_means[met]);
        }
        const double predicted = truth.is_of_classes() ? ones.chance_of_majority() : sum / ks[i];
        bias2[i] += (mean - predicted) * (mean - predicted);
        variance[i] += truth.is_of_classes() ? predicted * (1 - predicted) : truth.noise() * truth.noise() / ks[i];
    }
}

}  // namespace orthant::knn
