#pragma once

#include "studies/lstm/loss.hpp"
#include "studies/lstm/model.hpp"

#include <cstdint>
#include <span>

namespace orthant::lstm {

/// How good answers are, summed row by row in their order.
///
/// `error` is what people compare: of numbers (squared, gaussian) the root mean square of what is missed, in the
/// targets' own units, over all targets; of classes the share of rows answered wrongly; of sigmoid outputs the share of
/// values on the wrong side of one half.
class Scores {
  public:
    /// `scales`: what a target's unit is in its own units, one each; used for numbers alone.
    Scores(LossKind loss, std::span<const double> scales) : loss_kind_(loss), scales_(scales) {}

    void add(const Answers& answers);

    std::uint64_t rows() const { return rows_; }
    /// Mean over rows.
    double loss() const { return loss_sum_ / static_cast<double>(rows_); }
    double error() const;

  private:
    double missed(std::span<const float> outputs, std::span<const float> targets) const;

    LossKind loss_kind_;
    std::span<const double> scales_;
    std::uint64_t rows_ = 0;
    std::uint64_t values_ = 0;
    double loss_sum_ = 0;
    double missed_sum_ = 0;
};

}  // namespace orthant::lstm
