#pragma once

#include "run/pending_work.hpp"
#include "run/report.hpp"
#include "run/task_table.hpp"

#include <map>
#include <optional>
#include <vector>

namespace orthant::run {

/// What a node was handed and has not reported. Its ranks share it, so it comes back in any order and in any pieces.
class HandedOut {
  public:
    void add(const WorkSegment& segment);
    /// Takes tasks off; what they were expected to cost together, or none when one of them was not handed out.
    std::optional<double> take_off(const TaskRange& reported);
    bool empty() const { return longer_.empty() && single_.size() == 0; }
    /// In no order.
    std::vector<WorkSegment> segments() const;
    void clear() { *this = {}; }

  private:
    std::optional<WorkSegment> take_from_longer(const TaskRange& wanted);

    TaskTable single_;                             ///< segments of one task
    std::map<study::TaskId, WorkSegment> longer_;  ///< the others and what is left of them, by the first task of each
};

}  // namespace orthant::run
