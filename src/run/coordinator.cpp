#include "run/coordinator.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace orthant::run {

Coordinator::Coordinator(const study::Study& study, const job::Space& space, study::Shard shard,
                         const std::vector<int>& ranks_of_node, DoneBefore done_before,
                         std::vector<study::TaskId> alone, SchedulingOptions options)
    : study_(&study),
      space_(&space),
      shard_(shard),
      done_before_(std::move(done_before)),
      options_(options),
      alone_(std::move(alone)),
      measured_s_(done_before_.seconds) {
    ORTHANT_EXPECT(!ranks_of_node.empty());
    for (const int ranks : ranks_of_node) {
        ORTHANT_EXPECT(ranks >= 1);
        nodes_.push_back({.ranks = static_cast<std::uint64_t>(ranks)});
        ranks_ += ranks;
    }
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

void Coordinator::ask(int node, std::uint64_t idle_ranks, std::uint64_t batches_come) {
    Node& asking = nodes_.at(static_cast<std::size_t>(node));
    if (asking.is_retired) return;
    const std::uint64_t to_come = asking.batches - std::min(batches_come, asking.batches);
    while (asking.on_their_way.size() > to_come) asking.on_their_way.pop_front();
    std::uint64_t tasks_to_come = 0;
    for (const std::uint64_t tasks : asking.on_their_way) tasks_to_come += tasks;
    asking.idle = idle_ranks - std::min(idle_ranks, tasks_to_come);
    if (idle_ranks > 0 && asking.idle == 0) return;  // it has been answered already
    if (!std::exchange(asking.is_asking, true)) asking_.push_back(node);
}

/// What one node has in store now, another may miss in the end. Tasks shorter than the way to rank 0 and back are not
/// worth that care.
bool Coordinator::is_scarce() {
    return static_cast<double>(pending_.tasks()) < 2 * ranks_ && !pending_.empty() &&
           pending_.front().unit_cost * seconds_per_cost() > options_.answer_s;
}

void Coordinator::done(int node, const TaskRange& tasks, std::optional<double> seconds) {
    const auto cost = nodes_.at(static_cast<std::size_t>(node)).under_way.take_off(tasks);
    ORTHANT_EXPECT(cost.has_value());
    if (seconds) {
        measured_s_ += *seconds;
        measured_cost_ += *cost;
        measured_tasks_ += tasks.count;
    }
    count_done(tasks.point, tasks.count);
}

void Coordinator::retire(int node) {
    Node& retired = nodes_.at(static_cast<std::size_t>(node));
    retired.is_retired = true;
    retired.is_asking = false;
    std::erase(asking_, node);
}

std::vector<WorkSegment> Coordinator::lost(int node) {
    retire(node);
    Node& gone = nodes_.at(static_cast<std::size_t>(node));
    std::vector<WorkSegment> unreported = gone.under_way.segments();
    for (const WorkSegment& segment : unreported) pending_.add(segment);
    gone.under_way.clear();
    ranks_ -= static_cast<double>(gone.ranks);
    return unreported;
}

void Coordinator::set_aside(study::TaskId id) {
    WorkSegment task;
    ORTHANT_EXPECT(pending_.take_task(id, task));
    count_done(id.point, 1);
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
        nodes_[static_cast<std::size_t>(asking_.front())].under_way.add(segment);
        return serve_front({{{{segment.point, segment.first, 1}}}}, Company::alone);
    }
    if (pending_.empty()) return std::nullopt;
    pass_over_those_to_wait();
    if (asking_.empty()) return std::nullopt;
    return serve_front(take_batch(asking_.front()), Company::others);
}

void Coordinator::pass_over_those_to_wait() {
    while (!asking_.empty()) {
        Node& asking = nodes_[static_cast<std::size_t>(asking_.front())];
        if (asking.idle > 0 || !is_scarce()) return;
        asking.is_asking = false;  // it asks again once a rank of it has nothing to do
        asking_.pop_front();
    }
}

/// Ranks of the node at the front that are still idle then wait behind the other nodes.
Coordinator::Handout Coordinator::serve_front(Batch batch, Company company) {
    const int index = asking_.front();
    asking_.pop_front();
    Node& node = nodes_[static_cast<std::size_t>(index)];
    const std::uint64_t tasks = batch.tasks();
    node.idle -= std::min(node.idle, tasks);
    ++node.batches;
    node.on_their_way.push_back(tasks);
    node.is_asking = node.idle > 0;
    if (node.is_asking) asking_.push_back(index);
    return {index, std::move(batch), company};
}

/// As many tasks as it has idle ranks, but no more than its share of what is left.
std::uint64_t Coordinator::idle_share(const Node& node) const {
    const double share = static_cast<double>(pending_.tasks()) * static_cast<double>(node.ranks) / ranks_;
    return std::max<std::uint64_t>(1, std::min(node.idle, static_cast<std::uint64_t>(std::ceil(share))));
}

WorkSegment Coordinator::take(Node& node, Batch& batch, std::uint64_t count) {
    const double scale = seconds_per_cost();
    const WorkSegment taken = pending_.take(count);
    node.under_way.add(taken);
    const double each_s = scale > 0 ? taken.unit_cost * scale : std::numeric_limits<double>::infinity();
    batch.ranges.push_back({{taken.point, taken.first, taken.count}, each_s});
    return taken;
}

Batch Coordinator::take_tasks(Node& node, std::uint64_t count) {
    Batch batch;
    while (count > 0 && !pending_.empty() && batch.ranges.size() < options_.batch_ranges)
        count -= take(node, batch, count).count;
    return batch;
}

Batch Coordinator::take_batch(int index) {
    Node& node = nodes_[static_cast<std::size_t>(index)];
    const double scale = seconds_per_cost();
    // While nothing is measured, every rank has one task to learn from.
    if (scale == 0 || is_scarce()) return take_tasks(node, idle_share(node));
    // A rank that coordinates as well: the more nodes there are, the less it is known how slowly it computes.
    const auto ranks = static_cast<double>(node.ranks);
    const double computing = index == 0 ? ranks - 1 + 1 / ranks_ : ranks;
    const double share_s = options_.guided_share * pending_.cost() * scale * ranks / ranks_;
    const double least_s = options_.message_s * static_cast<double>(nodes_.size()) * ranks;
    const double target_s = std::min(options_.batch_s * computing, std::max(share_s, least_s));
    // A few measurements may mislead, so nobody gets more than twice the tasks that were measured.
    const std::uint64_t most_tasks =
        std::clamp<std::uint64_t>(2 * measured_tasks_, node.ranks, options_.batch_tasks * node.ranks);

    Batch batch;
    std::uint64_t tasks = 0;
    double expected_s = 0;
    do {
        const double unit_s = std::max(pending_.front().unit_cost * scale, 1e-9);
        const double fitting = std::floor((target_s - expected_s) / unit_s);
        if (tasks > 0 && fitting < 1) break;
        const auto most = static_cast<double>(most_tasks - tasks);
        const WorkSegment taken = take(node, batch, static_cast<std::uint64_t>(std::clamp(fitting, 1.0, most)));
        expected_s += static_cast<double>(taken.count) * unit_s;
        tasks += taken.count;
    } while (!pending_.empty() && tasks < most_tasks && batch.ranges.size() < options_.batch_ranges);
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
    for (const Node& node : nodes_)
        for (const WorkSegment& segment : node.under_way.segments())
            cost += segment.unit_cost * static_cast<double>(segment.count);
    return cost * seconds_per_cost();
}

}  // namespace orthant::run
