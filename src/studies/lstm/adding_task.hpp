#pragma once

#include "studies/lstm/memory_task.hpp"

namespace orthant::lstm {

/// Hochreiter and Schmidhuber 1997, experiment 4, as Le, Jaitly and Hinton 2015 ask it: `lag` steps of a value uniform
/// on [0, 1] and a mark; one step of the first half is marked and one of the second, and the sum of their values is
/// wanted at the end.
///
/// Without a memory: say the mean, 1. The sum has variance 2/12 and the triangular density 1 − |s − 1|, so that
/// P(|s − 1| < t) = 1 − (1 − t)².
class AddingTask final : public MemoryTask {
  public:
    AddingTask(std::size_t lag, double tolerance) : lag_(lag), tolerance_(tolerance) {}

    MemoryShape shape() const override;
    Chance chance() const override;
    void make(Draws& draws, std::span<float> inputs, std::span<float> targets) const override;

  private:
    std::size_t lag_;
    double tolerance_;
};

}  // namespace orthant::lstm
