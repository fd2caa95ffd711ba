#pragma once

#include "study/task_outcome.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::run {

/// Consecutive tasks of one point that are expected to cost the same.
struct WorkSegment {
    std::uint64_t point = 0;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
    double unit_cost = 1;  ///< of one task
};

/// Tasks not handed out yet, dearest first; equal costs in order of point and task.
///
/// What is known at the start is sorted once, so that taking it costs nothing; what comes later stands in a heap.
class PendingWork {
  public:
    void add(const WorkSegment& segment);
    bool empty() const { return tasks_ == 0; }
    std::uint64_t tasks() const { return tasks_; }
    double cost() const { return cost_; }
    /// The segment to take from next.
    const WorkSegment& front();
    /// Takes up to `count` tasks from the front segment.
    WorkSegment take(std::uint64_t count);
    /// Takes out all tasks dearer than that; how many they were.
    std::uint64_t drop_dearer_than(double unit_cost);
    /// Takes this very task out, wherever it is; false if it is not pending.
    bool take_task(study::TaskId id, WorkSegment& taken);

  private:
    void sort();
    WorkSegment& first();

    bool is_sorted_ = false;
    std::vector<WorkSegment> sorted_;  ///< the front at the end
    std::vector<WorkSegment> heap_;
    std::uint64_t tasks_ = 0;
    double cost_ = 0;
};

}  // namespace orthant::run
