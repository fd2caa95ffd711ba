#pragma once

#include "studies/lstm/memory_task.hpp"

namespace orthant::lstm {

/// `lag` fair bits, read as −1 and 1; whether the number of ones is odd is asked at the end. Every bit matters, and all
/// that must be kept is one: the parity so far.
///
/// Without a memory, and without any one of the bits: both answers alike.
class ParityTask final : public MemoryTask {
  public:
    explicit ParityTask(std::size_t lag) : lag_(lag) {}

    MemoryShape shape() const override;
    Chance chance() const override;
    void make(Draws& draws, std::span<float> inputs, std::span<float> targets) const override;

  private:
    std::size_t lag_;
};

}  // namespace orthant::lstm
