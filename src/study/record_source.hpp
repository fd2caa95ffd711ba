#pragma once

#include "base/bytes.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>

namespace orthant::study {

/// All records of a job (or of a shard), sorted by point and task, wherever they are kept.
class RecordSource {
  public:
    virtual ~RecordSource() = default;

    virtual std::uint64_t size() const = 0;
    virtual TaskOutcome outcome(std::uint64_t index) const = 0;
    /// The record's bytes; empty when the task failed.
    virtual Bytes record(std::uint64_t index) const = 0;
    /// Cheaper than outcome(index).id.
    virtual TaskId id(std::uint64_t index) const = 0;
};

}  // namespace orthant::study
