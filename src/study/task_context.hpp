#pragma once

#include "base/bytes.hpp"

#include <functional>
#include <optional>

namespace orthant::study {

/// What a running task may ask of the runner.
class TaskContext {
  public:
    virtual ~TaskContext() = default;

    /// Call at least every few milliseconds: messages are served here.
    /// Throws TaskStopped when the job is to stop; let it pass. Never starts another task.
    virtual void yield() = 0;

    /// Call where the task's whole state could be written down (an update boundary). When a checkpoint is due
    /// (every 30 s, or on a stop) `save` is called and what it wrote is made durable. Throws TaskStopped after a save
    /// on stop.
    virtual void offer_checkpoint(const std::function<void(ByteWriter&)>& save) = 0;

    /// Which share of the task's forecast is done by now; of long tasks, often enough to measure their pace by.
    virtual void tell_progress(double /*share*/) {}

    /// The state a former run of this task saved last, if any.
    virtual std::optional<ByteView> restored() = 0;
};

/// Passes through a task when the job is asked to stop. Not an error, so not a std::exception.
struct TaskStopped {};

}  // namespace orthant::study
