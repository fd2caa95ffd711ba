#pragma once

#include "data/sequence_set.hpp"
#include "studies/lstm/memory_task.hpp"
#include "studies/lstm/pace.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::lstm {

/// Room for the sequences of one batch, made when they are needed and forgotten with the next ones.
class MemoryBatch {
  public:
    /// The task must outlive it.
    MemoryBatch(const MemoryTask& task, std::size_t most_sequences);
    MemoryBatch(const MemoryBatch&) = delete;
    MemoryBatch& operator=(const MemoryBatch&) = delete;

    /// Makes `count` sequences: the one at place i is a function of (key, first + i) alone. Their places.
    std::span<const std::uint32_t> make(std::uint64_t key, std::uint64_t first, std::size_t count, Pace& pace);

    /// Of all places; the values change with every batch.
    const data::SequenceView& view() const { return view_; }

    static std::size_t bytes(const MemoryShape& shape, std::size_t most_sequences);

  private:
    const MemoryTask* task_;
    MemoryShape shape_;
    data::SequenceSet set_;
    data::SequenceView view_;
    std::vector<std::uint32_t> places_;
};

}  // namespace orthant::lstm
