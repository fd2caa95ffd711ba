#pragma once

#include "base/bytes.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>
#include <memory>

namespace orthant::study {

/// Walks over tasks in order of point and task, one at a time, wherever they are kept.
class RecordCursor {
  public:
    virtual ~RecordCursor() = default;

    /// Goes to the next task, at first to the first; false behind the last. What the others returned dies here.
    virtual bool next() = 0;
    virtual const TaskOutcome& outcome() const = 0;
    /// The record's bytes; empty when the task failed.
    virtual ByteView record() const = 0;
};

/// All records of a job (or of a shard), to be read from the first to the last as often as wanted.
class RecordSource {
  public:
    virtual ~RecordSource() = default;

    virtual std::uint64_t size() const = 0;
    /// The source must outlive its cursors.
    virtual std::unique_ptr<RecordCursor> open() const = 0;
};

}  // namespace orthant::study
