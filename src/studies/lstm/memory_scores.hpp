#pragma once

#include "base/power_sums.hpp"
#include "studies/lstm/memory_task.hpp"
#include "studies/lstm/model.hpp"

#include <cstddef>

namespace orthant::lstm {

/// How good the answers that count are, sequence by sequence: the mean loss of a sequence's answers, and the share of
/// them that are wrong (another class, or a number missed by the task's tolerance).
class MemoryScores {
  public:
    explicit MemoryScores(const MemoryShape& shape) : shape_(shape) {}

    /// Of a batch of whole sequences: rows step by step, in each step one for each sequence.
    void add(const Answers& answers);

    /// Over the sequences, with their standard errors.
    Estimate loss() const { return mean(losses_); }
    Estimate error() const { return mean_of_shares(errors_, shape_.asked); }

  private:
    bool is_wrong(const Answers& answers, std::size_t row) const;

    MemoryShape shape_;
    PowerSums losses_, errors_;
};

}  // namespace orthant::lstm
