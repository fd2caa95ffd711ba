#pragma once

#include "run/pending_work.hpp"
#include "run/report.hpp"

#include <map>
#include <optional>

namespace orthant::run {

/// What a node was handed and has not reported. Its ranks share it, so it comes back in any order and in any pieces.
class HandedOut {
  public:
    using Segments = std::map<study::TaskId, WorkSegment>;

    void add(const WorkSegment& segment) { segments_.emplace(study::TaskId{segment.point, segment.first}, segment); }
    /// Takes tasks off; what they were expected to cost together, or none when one of them was not handed out.
    std::optional<double> take_off(const TaskRange& reported);
    bool empty() const { return segments_.empty(); }
    /// By the first task of each.
    const Segments& segments() const { return segments_; }
    void clear() { segments_.clear(); }

  private:
    Segments segments_;
};

}  // namespace orthant::run
