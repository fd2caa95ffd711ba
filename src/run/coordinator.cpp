#include "run/coordinator.hpp"

#include "base/contract.hpp"
#include "run/handed_out.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace orthant::run {

Coordinator::Coordinator(const study::Study& study, const job::Space& space, study::Shard shard, int workers,
                         DoneBefore done_before, std::vector<study::TaskId> alone, SchedulingOptions options)
    : study_(&study),
      space_(&space),
      shard_(shard),
      done_before_(std::move(done_before)),
      options_(options),
      alone_(std::move(alone)),
      workers_(static_cast<std::size_t>(workers)),
      measured_s_(done_before_.seconds) {
    ORTHANT_EXPECT(workers >= 1);
    for (std::uint64_t point = shard_.index; point < space_->points(); point += shard_.count) {
        points_.emplace_back();
        const std::uint64_t tasks = study_->tasks(space_->point(point));
        ORTHANT_EXPECT(tasks >= 1 && tasks < (std::uint64_t{1} << 48));
        plan(point, 0, tasks);
    }
}

double Coordinator::cost(const job::Point& point, std::uint64_t task) const {
    return std::max(study_->cost(point, task).value_or(1), 1e-300);
}

void Coordinator::plan(std::uint64_t point, std::uint64_t first, std::uint64_t count) {
    const job::Point at = space_->point(point);
    points_[point / shard_.count].planned += count;
    tasks_known_ += count;

    std::uint64_t already_done = 0;
    WorkSegment segment{point, first, 0, 0};
    for (std::uint64_t task = first; task < first + count; ++task) {
        const bool done = done_before_.has({point, task});
        const double unit_cost = cost(at, task);
        if (done) {
            ++already_done;
            if (done_before_.seconds > 0) {
                measured_cost_ += unit_cost;
                ++measured_tasks_;
            }
        }
        if (done || unit_cost != segment.unit_cost) {
            pending_.add(segment);
            segment = {point, task, 0, done ? 0 : unit_cost};
        }
        if (!done) ++segment.count;
    }
    pending_.add(segment);
    count_done(point, already_done);
}

void Coordinator::count_done(std::uint64_t point, std::uint64_t tasks) {
    PointState& state = points_[point / shard_.count];
    state.done += tasks;
    tasks_done_ += tasks;
    if (tasks > 0 && state.done == state.planned && study_->has_rounds()) to_decide_.push_back(point);
}

void Coordinator::ask(int worker) {
    Worker& asking = workers_.at(static_cast<std::size_t>(worker));
    if (asking.ask != Ask::none) return;
    if (!asking.under_way.empty() && is_scarce())
        asking.ask = Ask::held;
    else
        queue(worker);
}

void Coordinator::queue(int worker) {
    workers_[static_cast<std::size_t>(worker)].ask = Ask::queued;
    asking_.push_back(worker);
}

/// What one worker has in store now, another may miss in the end. Tasks shorter than the way to rank 0 and back are not
/// worth that care.
bool Coordinator::is_scarce() const {
    return pending_.tasks() < 2 * workers_.size() && !pending_.empty() &&
           pending_.front().unit_cost * seconds_per_cost() > options_.answer_s;
}

void Coordinator::done(int worker, const TaskRange& tasks, std::optional<double> seconds) {
    auto& [under_way, its_ask] = workers_.at(static_cast<std::size_t>(worker));
    double cost = 0;
    const bool were_handed_out = take_off(under_way, tasks, [&](const WorkSegment& segment, std::uint64_t count) {
        cost += segment.unit_cost * static_cast<double>(count);
    });
    ORTHANT_EXPECT(were_handed_out);
    if (seconds) {
        measured_s_ += *seconds;
        measured_cost_ += cost;
        measured_tasks_ += tasks.count;
    }
    if (under_way.empty() && its_ask == Ask::held) queue(worker);
    count_done(tasks.point, tasks.count);
}

void Coordinator::lost(int worker) {
    Worker& gone = workers_.at(static_cast<std::size_t>(worker));
    for (const WorkSegment& segment : gone.under_way) pending_.add(segment);
    gone.under_way.clear();
    gone.ask = Ask::none;
    std::erase(asking_, worker);
}

double Coordinator::seconds_per_cost() const {
    return measured_cost_ > 0 ? std::max(measured_s_ / measured_cost_, 1e-300) : 0;
}

/// Time only runs out, so what does not fit now will not later. Before anything is measured, the study's own forecast
/// counts; where there is none, nothing is put off.
void Coordinator::put_off_longer_than(double seconds) {
    if (std::isinf(seconds) || study_->offers_checkpoints() || pending_.empty()) return;
    double scale = seconds_per_cost();
    if (scale == 0) scale = study_->cost(space_->point(pending_.front().point), pending_.front().first) ? 1 : 0;
    if (scale == 0) return;
    const double longest_s = pending_.front().unit_cost * scale;
    if (longest_s <= seconds) return;
    longest_put_off_s_ = std::max(longest_put_off_s_, longest_s);
    put_off_ += pending_.drop_dearer_than(std::max(seconds, 0.0) / scale);
}

std::optional<Coordinator::Handout> Coordinator::hand_out(double time_left_s) {
    put_off_longer_than(time_left_s);
    if (asking_.empty() || (one_runs_alone_ && tasks_under_way() > 0)) return std::nullopt;
    one_runs_alone_ = false;
    while (next_alone_ < alone_.size()) {
        if (tasks_under_way() > 0) return std::nullopt;
        WorkSegment segment;
        if (!pending_.take_task(alone_[next_alone_++], segment)) continue;
        one_runs_alone_ = true;
        const int worker = next_asking();
        workers_[static_cast<std::size_t>(worker)].under_way.push_back(segment);
        const Batch batch{{{segment.point, segment.first, 1}}, std::numeric_limits<double>::infinity()};
        return Handout{worker, batch, Company::alone};
    }
    if (pending_.empty()) return std::nullopt;
    const int worker = next_asking();
    return Handout{worker, take_batch(worker), Company::others};
}

int Coordinator::next_asking() {
    const int worker = asking_.front();
    asking_.pop_front();
    workers_[static_cast<std::size_t>(worker)].ask = Ask::none;
    return worker;
}

Batch Coordinator::take_batch(int worker) {
    auto& under_way = workers_[static_cast<std::size_t>(worker)].under_way;
    const double scale = seconds_per_cost();
    const double share_s = options_.guided_share * pending_.cost() * scale / static_cast<double>(workers_.size());
    const double least_s = options_.message_s * static_cast<double>(workers_.size());
    // Worker 0 coordinates as well: the more others there are, the less it is known how slowly it computes.
    const double most_s = options_.batch_s / (worker == 0 ? static_cast<double>(workers_.size()) : 1.0);
    const double target_s = std::min(most_s, std::max(share_s, least_s));
    // A few measurements may mislead, so nobody gets more than twice the tasks that were measured.
    const std::uint64_t most_tasks = std::clamp<std::uint64_t>(2 * measured_tasks_, 1, options_.batch_tasks);

    Batch batch;
    std::uint64_t tasks = 0;
    do {
        const double unit_s = std::max(pending_.front().unit_cost * scale, 1e-9);
        // Nothing is measured yet: one task, to learn from.
        const double fitting = scale > 0 ? std::floor((target_s - batch.expected_s) / unit_s) : 0;
        if (tasks > 0 && fitting < 1) break;
        const double most = static_cast<double>(most_tasks - tasks);
        const WorkSegment taken = pending_.take(static_cast<std::uint64_t>(std::clamp(fitting, 1.0, most)));
        under_way.push_back(taken);
        batch.ranges.push_back({taken.point, taken.first, taken.count});
        batch.expected_s += static_cast<double>(taken.count) * taken.unit_cost * scale;
        tasks += taken.count;
    } while (scale > 0 && !pending_.empty() && tasks < most_tasks);
    if (scale == 0) batch.expected_s = std::numeric_limits<double>::infinity();
    return batch;
}

std::optional<std::uint64_t> Coordinator::round_to_decide() const {
    if (to_decide_.empty()) return std::nullopt;
    return to_decide_.front();
}

void Coordinator::next_round(std::uint64_t point, std::uint64_t tasks) {
    const auto found = std::find(to_decide_.begin(), to_decide_.end(), point);
    ORTHANT_EXPECT(found != to_decide_.end());
    to_decide_.erase(found);
    if (tasks > 0) plan(point, points_[point / shard_.count].planned, tasks);
}

std::uint64_t Coordinator::tasks_under_way() const {
    return tasks_known_ - tasks_done_ - pending_.tasks() - put_off_;
}

bool Coordinator::finished() const {
    return tasks_done_ == tasks_known_ && to_decide_.empty();
}

std::optional<double> Coordinator::remaining_work_s() const {
    if (measured_cost_ <= 0) return std::nullopt;
    double cost = pending_.cost();
    for (const Worker& worker : workers_)
        for (const WorkSegment& segment : worker.under_way)
            cost += segment.unit_cost * static_cast<double>(segment.count);
    return cost * seconds_per_cost();
}

}  // namespace orthant::run
