#pragma once

#include "run/frames.hpp"

#include <map>
#include <vector>

namespace orthant::run {

/// What ranks have been at for a while and not reported, as a journal tells it.
class WorkUnderWay {
  public:
    void clear() { at_.clear(); }
    void add(const Working& working) { at_[working.rank] = working.at; }
    void add(std::int32_t rank, const std::vector<ReportRun>& reported);

    struct Running {
        std::int32_t rank = 0;
        study::TaskId id;
        double since_s = 0;  ///< Unix time
    };
    /// The task of each of these ranks, the longest at it first.
    std::vector<Running> running() const;

  private:
    std::map<std::int32_t, WorkingAt> at_;
};

}  // namespace orthant::run
