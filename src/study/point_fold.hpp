#pragma once

#include "job/space.hpp"
#include "study/result_table.hpp"
#include "study/study.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>
#include <memory>

namespace orthant::study {

/// Folds the tasks of one point as they come, round after round. A failed task fails the point: nothing is reduced
/// from then on, and no further round is planned.
class PointFold {
  public:
    PointFold(const Study& study, const job::Point& point);

    /// The next task in order (contract). MalformedBytes when the record is not one of the study's.
    void add(const TaskOutcome& outcome, ByteView record);

    /// Tasks of all rounds that the records so far ask for.
    std::uint64_t planned() const { return planned_; }
    /// The task that add() wants next.
    std::uint64_t added() const { return added_; }
    bool is_whole() const { return added_ == planned_; }
    /// Fills the point's cells and status; only when whole (contract).
    void finish(ResultTable& table) const;

  private:
    job::Point point_;
    std::unique_ptr<Reduction> reduction_;
    std::uint64_t planned_;
    std::uint64_t added_ = 0;
    bool has_failed_ = false;
};

}  // namespace orthant::study
