#pragma once

#include "run/frames.hpp"

#include <deque>
#include <map>
#include <vector>

namespace orthant::run {

/// What each rank was handed and has not reported, as a journal tells it. Its memory grows with ranks and batches.
class WorkUnderWay {
  public:
    void clear() { ranks_.clear(); }
    void add(const Assignment& assignment);
    void add(std::int32_t rank, const std::vector<ReportRun>& reported);

    struct Running {
        std::int32_t rank = 0;
        study::TaskId id;
        double since_s = 0;  ///< Unix time
    };
    /// The task that each busy rank is at, by what is known, the longest at it first.
    std::vector<Running> running() const;

  private:
    struct Rank {
        std::deque<TaskRange> queue;
        double idle_since_s = 0;  ///< when its last report ended
    };
    std::map<std::int32_t, Rank> ranks_;
};

}  // namespace orthant::run
