#pragma once

#include "study/reduce.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <vector>

namespace orthant::run {

/// Where in a job to measure how long its tasks take: places spread evenly over its work, ordered by cost.
class TaskSample {
  public:
    /// Of the points of the shard from `first_left` on; there is at least one.
    TaskSample(const study::Study& study, const job::Space& space, study::Shard shard, std::uint64_t first_left);

    /// Of all places 0, 1, 2, …; however many are taken from the front, they are spread evenly.
    study::TaskId at(std::uint64_t i) const;

  private:
    struct Place {
        study::TaskId id;
        double cost;
        double work;  ///< of all tasks that it stands for; then, with all before it
    };
    std::vector<Place> places_;
};

}  // namespace orthant::run
