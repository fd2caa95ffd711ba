#pragma once

#include "studies/lstm/memory_task.hpp"

namespace orthant::lstm {

/// Hochreiter and Schmidhuber 1997, experiment 6: marks X or Y among four distractors, all one-hot; which marks they
/// were, in their order, is the class. Mark m stands in the steps 5m … 5m + 4, the last one at the end of these,
/// exactly `lag` steps before the end of the sequence.
///
/// Without a memory: all of 2^marks classes alike.
class TemporalOrderTask final : public MemoryTask {
  public:
    TemporalOrderTask(std::size_t lag, std::size_t marks) : lag_(lag), marks_(marks) {}

    MemoryShape shape() const override;
    Chance chance() const override;
    void make(Draws& draws, std::span<float> inputs, std::span<float> targets) const override;

  private:
    std::size_t classes() const { return std::size_t{1} << marks_; }

    std::size_t lag_, marks_;
};

}  // namespace orthant::lstm
