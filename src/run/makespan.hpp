#pragma once

#include "run/plan.hpp"

#include <functional>

namespace orthant::run {

/// Where a job is to run.
struct Ranks {
    double ranks = 1;
    double nodes = 1;  ///< over which they are spread evenly
};

/// How a job would fare there.
struct Makespan {
    double time_s = 0;       ///< from start to result; without known seconds, of computing alone in units of one task
    double computing_s = 0;  ///< of it, from the first hand-out to the last report
    double work_s = 0;       ///< in tasks, over all ranks, likewise
    double efficiency = 0;   ///< work over ranks times time
    double root_load = 0;    ///< share of the time of computing that rank 0 serves the others
};

/// Starting, reading data, computing, and writing the result, which rank 0 does alone.
///
/// Tasks go to ranks that are alike longest first (longest_first()); where nothing is forecast, in any order, so that
/// ranks end half a task apart. Rank 0 takes part in computing as long as serving leaves it time: it receives from
/// every node so many messages a second while there is work, and some more as batches shrink toward the end, and looks
/// at every task's report.
Makespan makespan(const Plan& plan, Ranks at);

/// With more ranks than this, placed by that rule on no more nodes than ranks, less than half of their time goes into
/// tasks; 1 where it does anyway.
double useful_ranks(const Plan& plan, const std::function<Ranks(double ranks)>& placed);

}  // namespace orthant::run
