#include "run/plan.hpp"

#include "base/random.hpp"
#include "run/report.hpp"
#include "run/worker.hpp"

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
constexpr double writing_bytes_per_cell = 18;  ///< of the result being written: its cells in the file's order
constexpr double start_s = 0.5;
constexpr double serving_s_per_task = 2e-6;
constexpr double writing_s_per_task = 1e-6;
constexpr double writing_s_per_point = 2e-6;
constexpr double writing_s_per_cell = 1e-7;
constexpr double journal_bytes_per_point = 10;  ///< the ranges handed out
constexpr double longer_numbers_bytes = 4;      ///< of a report, beyond those of the first task of the first point

/// `count` of the numbers 0 … size − 1, rising: all of them, or one of each of `count` equal stretches.
class Spread {
  public:
    Spread(std::uint64_t size, std::uint64_t most)
        : size_(size),
          count_(std::min(size, most)),
          stretch_(static_cast<double>(size) / static_cast<double>(count_)) {}

    std::uint64_t count() const { return count_; }
    bool is_all() const { return count_ == size_; }
    /// How many numbers each stands for.
    double weight() const { return stretch_; }

    std::uint64_t at(std::uint64_t i) const {
        if (is_all()) return i;
        const double place = unit_interval(places_.block(i)[0]);
        return std::min(size_ - 1, static_cast<std::uint64_t>((static_cast<double>(i) + place) * stretch_));
    }

  private:
    std::uint64_t size_;
    std::uint64_t count_;
    double stretch_;
    RandomStream places_{0, 0, StreamId{0}};
};

/// The costs of the first round of one point.
struct PointCosts {
    double total = 0;
    double longest = 0;
    bool has_forecast = true;

    void add(const std::optional<double>& cost, double weight) {
        has_forecast = has_forecast && cost.has_value();
        total += weight * cost.value_or(1);
        longest = std::max(longest, cost.value_or(1));
    }
};

/// The last task, often shorter than the others, counts for itself.
PointCosts costs_of(const study::Study& study, const job::Point& point, std::uint64_t tasks, std::uint64_t most) {
    PointCosts costs;
    costs.add(study.cost(point, tasks - 1), 1);
    if (tasks == 1) return costs;
    const Spread others(tasks - 1, most - 1);
    for (std::uint64_t i = 0; i < others.count(); ++i) costs.add(study.cost(point, others.at(i)), others.weight());
    return costs;
}

/// How many of the points before this one are the shard's.
std::uint64_t owned_before(std::uint64_t point, study::Shard shard) {
    return point <= shard.index ? 0 : (point - shard.index - 1) / shard.count + 1;
}

/// Beside its record.
double journal_bytes_of_task() {
    ByteWriter out;
    write_report(out, {});
    return static_cast<double>(out.size()) + longer_numbers_bytes;
}

/// Tasks reported together that follow one another: at least one stretch for each point, and one for each report.
double stretches(const Plan& plan) {
    if (!plan.has_forecast) return plan.tasks;
    return std::min(plan.tasks, plan.points + plan.total_s / WorkerOptions{}.report_interval_s);
}

double job_bytes(const job::Job& job) {
    double values = 0;
    for (const job::Axis& axis : job.axes) values += static_cast<double>(axis.values.size());
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
        const std::uint64_t skipped = owned_before(first_point, shard);
        const std::uint64_t owned = owned_before(space.points(), shard) - skipped;
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
        const PointCosts costs = costs_of(study, point, count, most_costs);
        tasks += weight * static_cast<double>(count);
        total_s += weight * costs.total;
        longest_s = std::max(longest_s, costs.longest);
        has_forecast = has_forecast && costs.has_forecast;
        record_bytes += weight * static_cast<double>(count) * static_cast<double>(study.record_bytes(point));
        largest_task_bytes = std::max(largest_task_bytes, study.task_bytes(point));
    }

    double points = 0;
    double tasks = 0;
    bool is_sampled = false;
    bool has_forecast = true;
    double total_s = 0;
    double longest_s = 0;
    double record_bytes = 0;
    std::uint64_t largest_task_bytes = 0;
};

/// Rank 0 alone, when all is computed.
double writing_s(const Plan& plan) {
    return plan.tasks * writing_s_per_task + plan.points * writing_s_per_point + plan.cells * writing_s_per_cell;
}

/// Rank 0 alone, while the others compute.
double serving_s(const Plan& plan) {
    return plan.has_forecast ? plan.tasks_left * serving_s_per_task : 0;
}

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
    plan.total_s = left.total_s;
    plan.longest_s = left.longest_s;
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

Plan measured(Plan plan, const Measured& run) {
    plan.total_s = run.total_s;
    plan.longest_s = run.longest_s;
    plan.tasks = plan.tasks_left = run.tasks;
    plan.has_forecast = true;
    return plan;
}

double predicted_s(const Plan& plan, double ranks) {
    const double share_s = (plan.total_s + serving_s(plan)) / ranks;
    const double computing_s = std::max({share_s, plan.longest_s, serving_s(plan)});
    if (!plan.has_forecast) return std::ceil(computing_s);
    return start_s + computing_s + writing_s(plan);
}

double useful_ranks(const Plan& plan) {
    const double least_s = std::max(plan.longest_s, serving_s(plan));
    return least_s > 0 ? std::ceil((plan.total_s + serving_s(plan)) / least_s) : 1;
}

}  // namespace orthant::run
