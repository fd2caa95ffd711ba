#pragma once

#include "studies/knn/vote_grid.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// The same rules, for one row, k and weighting at a time and in the plainest way.
namespace orthant::knn::helpers {

inline std::vector<double> naive_weights(Weights weights, std::span<const double> distances, std::size_t k) {
    std::vector<double> result(k, 1.0);
    if (weights == Weights::uniform) return result;
    const std::span<const double> nearest = distances.first(k);
    const bool has_zero = std::count(nearest.begin(), nearest.end(), 0.0) > 0;
    for (std::size_t i = 0; i < k; ++i) result[i] = has_zero ? (nearest[i] == 0 ? 1 : 0) : 1 / nearest[i];
    return result;
}

struct NaiveVote {
    std::int32_t predicted;
    double probability_of_truth;
    double log_loss;
    double brier;
};

inline NaiveVote naive_vote(Weights weights, std::size_t k, std::size_t classes, std::int32_t truth,
                            std::span<const std::int32_t> neighbours, std::span<const double> distances) {
    const std::vector<double> weight = naive_weights(weights, distances, k);
    std::vector<double> votes(classes);
    double total = 0;
    for (std::size_t i = 0; i < k; ++i) votes[static_cast<std::size_t>(neighbours[i])] += weight[i];
    for (const double vote : votes) total += vote;
    const auto winner = std::max_element(votes.begin(), votes.end());
    const double p = votes[static_cast<std::size_t>(truth)] / total;
    double brier = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        const double difference = votes[c] / total - (c == static_cast<std::size_t>(truth) ? 1 : 0);
        brier += difference * difference;
    }
    const double epsilon = 2.220446049250313e-16;
    return {static_cast<std::int32_t>(winner - votes.begin()), p, -std::log(std::clamp(p, epsilon, 1 - epsilon)),
            brier};
}

inline double naive_mean(Weights weights, std::size_t k, std::span<const double> values,
                         std::span<const double> distances) {
    const std::vector<double> weight = naive_weights(weights, distances, k);
    long double sum = 0, total = 0;
    for (std::size_t i = 0; i < k; ++i) {
        sum += static_cast<long double>(values[i]) * weight[i];
        total += weight[i];
    }
    return static_cast<double>(sum / total);
}

}  // namespace orthant::knn::helpers
