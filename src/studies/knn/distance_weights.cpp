#include "studies/knn/distance_weights.hpp"

#include "base/contract.hpp"
#include "base/lanes.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <limits>

namespace orthant::knn {
namespace {

constexpr double least_distance = 0x1p-1000;

/// The largest power of two that is at most x, for positive normal x.
double power_of_two_below(double x) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0x7FF0000000000000U);
}

}  // namespace

DistanceWeights::DistanceWeights(std::size_t largest_k) : count_(largest_k), weights_(padded<double>(largest_k)) {}

std::span<const double> DistanceWeights::of(std::span<const double> distances) {
    const double first = distances.front();
    const double last = distances[count_ - 1];
    ORTHANT_EXPECT(first >= 0 && last <= std::numeric_limits<double>::max());
    if (first < least_distance) {
        std::size_t i = 0;
        for (; i < count_ && distances[i] < least_distance; ++i) weights_[i] = 1;
        for (; i < count_; ++i) weights_[i] = 0;
        return weights_.span();
    }
    const double one = power_of_two_below(first);
    std::copy_n(distances.begin(), count_, weights_.data());
    std::fill(weights_.data() + count_, weights_.data() + weights_.size(), std::numeric_limits<double>::infinity());
    for (std::size_t i = 0; i < weights_.size(); i += lane_count) store(&weights_[i], splat(one) / load(&weights_[i]));
    return weights_.span();
}

}  // namespace orthant::knn
