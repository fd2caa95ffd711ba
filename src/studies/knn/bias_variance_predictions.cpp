#include "studies/knn/bias_variance_predictions.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cstddef>

namespace orthant::knn {

void Predictor::predict(std::span<const double> targets, std::span<double> predictions) {
    ORTHANT_EXPECT(targets.size() >= largest_k() && predictions.size() == ks_.size());
    std::size_t met = 0;
    if (votes_.empty()) {
        double sum = 0;
        for (std::size_t i = 0; i < ks_.size(); ++i) {
            for (; met < ks_[i]; ++met) sum += targets[met];
            predictions[i] = sum / ks_[i];
        }
        return;
    }
    std::ranges::fill(votes_, 0U);
    std::size_t leader = 0;
    for (std::size_t i = 0; i < ks_.size(); ++i) {
        for (; met < ks_[i]; ++met) {
            const auto label = static_cast<std::size_t>(targets[met]);
            const std::uint32_t votes = ++votes_[label];
            if (votes > votes_[leader] || (votes == votes_[leader] && label < leader)) leader = label;
        }
        predictions[i] = static_cast<double>(leader);
    }
}

}  // namespace orthant::knn
