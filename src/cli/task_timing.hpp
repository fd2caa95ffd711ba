#pragma once

#include "job/space.hpp"
#include "run/calibration.hpp"
#include "run/task_sample.hpp"
#include "study/study.hpp"

#include <cstddef>

namespace orthant::cli {

/// How long tasks take here.
struct Timing {
    run::PaceTally tally;
    bool is_at_least = false;  ///< not one ended, nor told how far it came: what is known is that they take longer
};

/// Computes sampled tasks for so many seconds in so many processes at once, and forgets their records: from each place
/// a batch of tasks, as ranks do. A task that tells its progress is stopped when its batch is over, and counts by it.
/// The study has its shared data. Error(usage) where no task could be computed.
Timing time_tasks(const study::Study& study, const job::Space& space, const run::TaskSample& sample,
                  std::size_t processes, double seconds);

}  // namespace orthant::cli
