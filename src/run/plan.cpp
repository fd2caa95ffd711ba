#include "run/plan.hpp"

#include "run/report.hpp"
#include "run/spread.hpp"
#include "run/task_cost.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace orthant::run {
namespace {

constexpr std::uint64_t fewest_costs = 3;

// Measured with Open MPI 4.1 and HDF5 1.10 on Debian 12 and an AMD EPYC, rounded.
constexpr double program_bytes = 25e6;  ///< of a rank that computes
constexpr double root_program_bytes = 15e6;
constexpr double bytes_per_point = 80;
constexpr double bytes_per_stretch = 90;
constexpr double chunks_per_s = 10;
constexpr double writing_bytes_per_cell = 18;   ///< of the result being written: its cells in the file's order
constexpr double journal_bytes_per_point = 10;  ///< the ranges handed out
constexpr double longer_numbers_bytes = 4;      ///< of a report, beyond those of the first task of the first point

/// Beside its record.
double journal_bytes_of_task() {
    ByteWriter out;
    write_report(out, {});
    return static_cast<double>(out.size()) + longer_numbers_bytes;
}

/// Tasks reported together that follow one another: at least one stretch for each point, and one for each chunk that a
/// rank takes. These are some ten a second: they shrink as a node's work runs out, and its ranks take them in turn.
double stretches(const Plan& plan) {
    if (!plan.has_forecast) return plan.tasks;
    return std::min(plan.tasks, plan.points + plan.work_s() * chunks_per_s);
}

double job_bytes(const job::Job& job) {
    double values = 0;
    for (const job::Axis& axis : job.axes) values += static_cast<double>(axis.values.stored());
    return values * sizeof(job::Value);
}

/// Of all results of one point, and of the largest result.
struct CellsOfPoint {
    double all = 0;
    double most = 0;

    CellsOfPoint(const job::Job& job, const study::Layout& layout) {
        for (const study::Result& result : layout.results) {
            const auto cells = static_cast<double>(study::ResultTable::cells_per_point(job, layout, result));
            all += cells;
            most = std::max(most, cells);
        }
    }
};

/// What the points of a shard add up to, from one of all points on.
struct PointSums {
    PointSums(const study::Study& study, const job::Space& space, study::Shard shard, std::uint64_t first_point,
              PlanEffort effort) {
        const std::uint64_t skipped = owned_before(first_point, shard.index, shard.count);
        const std::uint64_t owned = owned_before(space.points(), shard.index, shard.count) - skipped;
        if (owned == 0) return;
        const Spread spread(owned, effort.most_points);
        const std::uint64_t costs_per_point = std::max(fewest_costs, effort.most_costs / spread.count());
        points = static_cast<double>(owned);
        is_sampled = !spread.is_all();
        for (std::uint64_t i = 0; i < spread.count(); ++i)
            add(study, space.point(shard.index + shard.count * (skipped + spread.at(i))), spread.weight(),
                costs_per_point);
    }

    void add(const study::Study& study, const job::Point& point, double weight, std::uint64_t most_costs) {
        const std::uint64_t count = study.tasks(point);
        tasks += weight * static_cast<double>(count);
        add_costs(study, point, count, weight, most_costs);
        record_bytes += weight * static_cast<double>(count) * static_cast<double>(study.record_bytes(point));
        largest_task_bytes = std::max(largest_task_bytes, study.task_bytes(point));
    }

    /// The last task, often shorter than the others, counts for itself.
    void add_costs(const study::Study& study, const job::Point& point, std::uint64_t count, double weight,
                   std::uint64_t most) {
        add(study.cost(point, count - 1), weight);
        if (count == 1) return;
        const Spread others(count - 1, most - 1);
        for (std::uint64_t i = 0; i < others.count(); ++i)
            add(study.cost(point, others.at(i)), weight * others.weight());
    }

    void add(const std::optional<double>& cost, double weight) {
        has_forecast = has_forecast && cost.has_value();
        costs.add(task_cost(cost), weight);
    }

    double points = 0;
    double tasks = 0;
    bool is_sampled = false;
    bool has_forecast = true;
    TaskCosts costs;
    double record_bytes = 0;
    std::uint64_t largest_task_bytes = 0;
};

}  // namespace

Plan plan_job(const study::Study& study, const job::Space& space, study::Shard shard, PlanEffort effort) {
    return plan_growth(study, space, shard, 0, effort);
}

Plan plan_growth(const study::Study& study, const job::Space& space, study::Shard shard, std::uint64_t first_left,
                 PlanEffort effort) {
    const PointSums all(study, space, shard, 0, effort);
    const PointSums left = first_left == 0 ? all : PointSums(study, space, shard, first_left, effort);
    Plan plan;
    plan.points = all.points;
    plan.tasks = all.tasks;
    plan.tasks_left = left.tasks;
    plan.is_sampled = all.is_sampled;
    plan.has_forecast = left.has_forecast;
    plan.costs = left.costs;
    plan.record_bytes = all.record_bytes;
    const study::Layout layout = study.layout();
    plan.cells = static_cast<double>(space.points()) * CellsOfPoint(space.job(), layout).all;
    plan.journal_bytes =
        plan.tasks * journal_bytes_of_task() + plan.record_bytes + plan.points * journal_bytes_per_point;
    plan.rank_bytes = program_bytes + job_bytes(space.job()) + static_cast<double>(left.largest_task_bytes);
    plan.shared_bytes = static_cast<double>(study.shared_bytes());
    plan.root_bytes = root_bytes(space, layout, shard, stretches(plan));
    return plan;
}

double root_bytes(const job::Space& space, const study::Layout& layout, study::Shard shard, double stretches) {
    const CellsOfPoint cells(space.job(), layout);
    const auto points = static_cast<double>(space.points());
    return root_program_bytes + points * (sizeof(double) * cells.all + writing_bytes_per_cell * cells.most) +
           points / static_cast<double>(shard.count) * bytes_per_point + stretches * bytes_per_stretch;
}

Plan measured(Plan plan, const TaskCosts& seconds) {
    plan.costs = seconds;
    plan.tasks = plan.tasks_left = seconds.tasks();
    plan.has_forecast = true;
    plan.calibration = {};
    return plan;
}

}  // namespace orthant::run
