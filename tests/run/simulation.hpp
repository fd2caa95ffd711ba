#pragma once

#include "run/coordinator.hpp"

#include <functional>
#include <map>
#include <queue>
#include <set>
#include <vector>

namespace orthant::test {

/// Workers, each a node of its own, in simulated time around a real Coordinator: no messages, no clocks.
class Simulation {
  public:
    using Duration = std::function<double(study::TaskId)>;

    Simulation(run::Coordinator& coordinator, int workers, Duration duration)
        : coordinator_(&coordinator), duration_(std::move(duration)), alive_(static_cast<std::size_t>(workers), true) {
        for (int w = 0; w < workers; ++w) coordinator_->ask(w, 1);
    }

    /// The worker dies at this time and its work is handed out anew.
    void kill(int worker, double at_s) { events_.push({at_s, worker, {}, Kind::death}); }

    /// Until nothing happens any more. Answers rounds with `next_round`.
    void run(const std::function<std::uint64_t(std::uint64_t point)>& next_round = {}) {
        hand_out();
        while (!events_.empty()) {
            const Event event = events_.top();
            events_.pop();
            if (!alive_[static_cast<std::size_t>(event.worker)]) continue;
            if (event.kind == Kind::death) {
                alive_[static_cast<std::size_t>(event.worker)] = false;
                coordinator_->lost(event.worker);
            } else if (event.kind == Kind::task_done) {
                now_s_ = event.at_s;
                ++times_done_[event.id];
                order_.push_back(event.id);
                coordinator_->done(event.worker, {event.id.point, event.id.task, 1}, duration_(event.id));
            } else {
                coordinator_->ask(event.worker, 1);
            }
            while (const auto point = coordinator_->round_to_decide())
                coordinator_->next_round(*point, next_round ? next_round(*point) : 0);
            hand_out();
        }
    }

    double makespan_s() const { return now_s_; }
    const std::map<study::TaskId, int>& times_done() const { return times_done_; }
    const std::vector<study::TaskId>& order() const { return order_; }
    std::size_t batches() const { return batches_; }
    std::uint64_t most_under_way_beside_alone() const { return beside_alone_; }

  private:
    enum class Kind { task_done, asks, death };
    struct Event {
        double at_s;
        int worker;
        study::TaskId id;
        Kind kind;
        bool operator<(const Event& other) const { return at_s > other.at_s; }
    };

    void hand_out() {
        while (const auto handout = coordinator_->hand_out()) {
            ++batches_;
            if (handout->company == run::Company::alone)
                beside_alone_ = std::max(beside_alone_, coordinator_->tasks_under_way() - 1);
            double at_s = now_s_;
            for (const run::BatchRange& range : handout->batch.ranges)
                for (std::uint64_t task = range.first; task < range.first + range.count; ++task) {
                    at_s += duration_({range.point, task});
                    events_.push({at_s, handout->node, {range.point, task}, Kind::task_done});
                }
            events_.push({at_s + 1e-9, handout->node, {}, Kind::asks});
        }
    }

    run::Coordinator* coordinator_;
    Duration duration_;
    std::vector<bool> alive_;
    std::priority_queue<Event> events_;
    std::map<study::TaskId, int> times_done_;
    std::vector<study::TaskId> order_;
    std::size_t batches_ = 0;
    std::uint64_t beside_alone_ = 0;
    double now_s_ = 0;
};

}  // namespace orthant::test
