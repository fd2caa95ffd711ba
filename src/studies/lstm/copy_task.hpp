#pragma once

#include "studies/lstm/memory_task.hpp"

namespace orthant::lstm {

/// Hochreiter and Schmidhuber 1997, as Arjovsky, Shah and Bengio 2016 ask it: `copied` symbols, `lag` blanks, a go
/// mark, and `copied` blanks, at which the symbols are to be said again: each copied + lag + 1 steps after it was read.
/// At all steps before, a blank is wanted, which does not count. Inputs stand one-hot: symbols, blank, go mark.
///
/// Without a memory: all of K symbols alike, loss ln K, and 1 − 1/K of them wrong.
class CopyTask final : public MemoryTask {
  public:
    CopyTask(std::size_t lag, std::size_t copied, std::size_t symbols)
        : lag_(lag), copied_(copied), symbols_(symbols) {}

    MemoryShape shape() const override;
    Chance chance() const override;
    void make(Draws& draws, std::span<float> inputs, std::span<float> targets) const override;

  private:
    std::size_t distance() const { return copied_ + lag_ + 1; }
    std::size_t blank() const { return symbols_; }
    std::size_t go_mark() const { return symbols_ + 1; }

    std::size_t lag_, copied_, symbols_;
};

}  // namespace orthant::lstm
