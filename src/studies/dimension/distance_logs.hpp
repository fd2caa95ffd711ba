#pragma once

#include "base/aligned.hpp"
#include "neighbours/neighbour.hpp"

#include <cstddef>
#include <span>

namespace orthant::dimension {

/// ln(T_j/T_1) of the distances T_1 ≤ T_2 ≤ … from a point to its neighbours: what estimators of dimension are made
/// of. Half the logarithms of the ratios of squares, each within 2 ulp.
class DistanceLogs {
  public:
    /// For so many neighbours, at least 2.
    explicit DistanceLogs(std::size_t neighbours);

    /// Of a point's neighbours, nearest first, their keys squared distances. False where the nearest has distance 0
    /// (or its ratios are beyond doubles): then there are none.
    bool take(std::span<const neighbours::Neighbour> nearest);

    /// ln(T_2/T_1), which TwoNN asks for.
    double second() const { return logs_[1]; }
    /// (1/(k−1)) Σ_{j<k} ln(T_k/T_j): the inverse of the estimate of Levina and Bickel from k ≥ 2 neighbours.
    double inverse_dimension(std::size_t k) const;

  private:
    std::size_t count_;
    AlignedArray<double> logs_;
};

}  // namespace orthant::dimension
