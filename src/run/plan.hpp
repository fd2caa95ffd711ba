#pragma once

#include "job/space.hpp"
#include "run/calibration.hpp"
#include "run/task_costs.hpp"
#include "study/reduce.hpp"
#include "study/study.hpp"

#include <cstdint>

namespace orthant::run {

/// What a job will take, by its study's own forecasts and what was measured of them; nothing is computed.
///
/// Numbers are doubles, since a job may ask for more than there will ever be; counts are exact below 2^53.
struct Plan {
    double points = 0;        ///< of the shard
    double tasks = 0;         ///< of the first round
    double tasks_left = 0;    ///< of them, those that are not done yet
    bool is_sampled = false;  ///< not every point was looked at: tasks and what follows from them are estimates
    bool has_forecast = false;
    TaskCosts costs{};  ///< of the tasks left: seconds by the forecast; without one, each 1
    Calibration calibration{};
    double reading_s = 0;     ///< of data, on every node
    double cells = 0;         ///< of all results, of all points
    double record_bytes = 0;  ///< of all records
    double journal_bytes = 0;
    double rank_bytes = 0;    ///< of memory on every rank: the program, the job's axes, the largest task
    double shared_bytes = 0;  ///< on every node besides: data read by all its ranks
    double root_bytes = 0;    ///< on rank 0 besides: see root_bytes()

    /// Whether times are known, or units of one task.
    bool has_seconds() const { return has_forecast || calibration.is_measured(); }
    /// Of the tasks left on one core that has no company, and of the longest of them.
    double work_s() const { return costs.total() * calibration.seconds_per_cost(1); }
    double longest_s() const { return costs.longest() * calibration.seconds_per_cost(1); }
};

/// How much a plan looks at. Of more points than this, one of each of so many equal stretches stands for the rest; so
/// it is with the costs of a point's tasks, of which a point has its share, but at least three.
struct PlanEffort {
    std::uint64_t most_points = std::uint64_t{1} << 18;
    std::uint64_t most_costs = std::uint64_t{1} << 24;
};

Plan plan_job(const study::Study& study, const job::Space& space, study::Shard shard, PlanEffort effort = {});

/// The same where the points before `first_left` are done, as of a search that grows: they take no time any more, but
/// memory and place in the file.
Plan plan_growth(const study::Study& study, const job::Space& space, study::Shard shard, std::uint64_t first_left,
                 PlanEffort effort = {});

/// Memory that rank 0 needs besides its task, bytes: the table of results (8 for each cell of every point, whoever
/// owns it), the largest result once more as it is written, and what is known of every owned point and of every stretch
/// of tasks that were reported together (80 and 90 each, about).
double root_bytes(const job::Space& space, const study::Layout& layout, study::Shard shard, double stretches);

/// The same plan, gone by the seconds that a run of that very job took for its tasks in place of the forecast.
Plan measured(Plan plan, const TaskCosts& seconds);

}  // namespace orthant::run
