#pragma once

#include "base/aligned.hpp"

#include <cstddef>
#include <span>

namespace orthant::knn {

/// What neighbours weigh by the inverses of their distances, for all k at once.
///
/// A neighbour weighs 1/d. Where the first distance is 0, those at distance 0 weigh 1 and all others 0, as
/// scikit-learn has it. Distances below 2^-1000 count as 0, so that no sum of weights is infinite.
/// All weights of a row have the power of two taken out that brings the first to (½, 1]: their ratios and the bits of
/// their sums' mantissas stay what they are.
class DistanceWeights {
  public:
    explicit DistanceWeights(std::size_t largest_k);

    /// Of the first largest_k distances, which ascend and are finite; readable up to the next multiple of 8, zeros
    /// there. Valid until the next call.
    std::span<const double> of(std::span<const double> distances);

  private:
    std::size_t count_;
    AlignedArray<double> weights_;
};

}  // namespace orthant::knn
