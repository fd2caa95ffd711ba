#pragma once

#include "data/sequence_set.hpp"

#include <cstddef>
#include <vector>

namespace orthant::lstm {

/// Least squares with a penalty, of one target row a sequence, in all the values of the sequence: for each λ the w that
/// makes Σ (y − x·w − b)² + λ·|w|² least over the training part. All sequences have the same length.
class Ridge {
  public:
    /// Sums up xᵀx and xᵀy over the training part, centred: time n·p², memory p², for p values in a window.
    explicit Ridge(const data::SequenceView& data);

    /// λ > 0.
    void solve(double lambda);
    /// Of a sequence: one value for each target, scaled as the set is.
    std::vector<double> predict(const data::Sequence& sequence) const;

  private:
    const data::SequenceView* data_;
    std::size_t width_;  ///< values in a window
    std::vector<double> mean_x_, mean_y_;
    std::vector<double> products_;      ///< width × width, row-major
    std::vector<double> with_targets_;  ///< width × targets
    std::vector<double> weights_;       ///< width × targets
};

}  // namespace orthant::lstm
