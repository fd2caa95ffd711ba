#pragma once

#include "job/space.hpp"
#include "run/handed_out.hpp"
#include "run/messages.hpp"
#include "run/pending_work.hpp"
#include "study/reduce.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

namespace orthant::run {

struct SchedulingOptions {
    double batch_s = 1.0;                  ///< a batch is at most about this long for each rank of its node
    std::uint64_t batch_tasks = 1u << 15;  ///< and has at most so many tasks for each
    std::uint64_t batch_ranges = most_ranges_of_batch;
    double guided_share = 0.5;  ///< of an equal share of what is left: batches shrink toward the end
    double message_s = 1e-5;    ///< but not below what it may take to serve every node once
    double answer_s = 0.02;     ///< the last tasks longer than that go to nodes with idle ranks
};

/// What former runs of the job have done.
struct DoneBefore {
    std::function<bool(study::TaskId)> has = [](study::TaskId) { return false; };
    double seconds = 0;  ///< in these tasks, together: calibrates the cost model
};

/// Which node computes what, and when a job is done: a state machine without messages, clocks or files.
///
/// Tasks are handed out longest expected first, to nodes: the ranks of one share what it gets. The cost model of the
/// study is calibrated by the seconds reported. Its memory grows with the points and the batches under way, not with
/// tasks.
class Coordinator {
  public:
    /// `ranks_of_node` says how many ranks each node has; node 0 is that of the rank which coordinates.
    /// Tasks done before are not handed out again. Tasks in `alone` are handed out before all others, one at a time,
    /// with nothing else under way: one of them may have killed its process.
    Coordinator(const study::Study& study, const job::Space& space, study::Shard shard,
                const std::vector<int>& ranks_of_node, DoneBefore done_before = {},
                std::vector<study::TaskId> alone = {}, SchedulingOptions options = {});

    static constexpr auto all_batches = std::numeric_limits<std::uint64_t>::max();
    /// The node has nothing more to do soon, and gets a batch when there is one; while tasks are scarce, only as many
    /// as it has idle ranks. It said so when so many of its batches had come.
    void ask(int node, std::uint64_t idle_ranks, std::uint64_t batches_come = all_batches);
    /// Tasks handed to this node were reported; they took so long together. None where one of them failed: how soon
    /// a task fails says nothing of how long others take.
    void done(int node, const TaskRange& tasks, std::optional<double> seconds);
    /// The node gets nothing more.
    void retire(int node);
    /// The node is gone: what it had not reported, and what this returns, is handed out anew.
    std::vector<WorkSegment> lost(int node);
    /// A task that was lost with its node is not to be handed out again: it counts as done.
    void set_aside(study::TaskId id);

    struct Handout {
        int node = 0;
        Batch batch;
        Company company = Company::others;
    };
    /// Work for the next node that asked, if there is any to give it now. Tasks that are expected to take longer than
    /// `time_left_s`, and could not be stopped without losing all, are put off: this run does not begin them any more.
    std::optional<Handout> hand_out(double time_left_s = std::numeric_limits<double>::infinity());

    /// A point all of whose rounds so far are in: next_round() must answer for it before the job can end.
    /// Only for studies with rounds.
    std::optional<std::uint64_t> round_to_decide() const;
    /// How many tasks the point's next round has; 0: the point is done.
    void next_round(std::uint64_t point, std::uint64_t tasks);

    /// A suspect was handed out last, to run alone.
    bool one_runs_alone() const { return one_runs_alone_; }
    /// A suspect runs alone or is about to: what was reported should be durable before the next hand-out.
    bool is_cautious() const { return one_runs_alone_ || next_alone_ < alone_.size(); }

    bool finished() const;
    std::uint64_t tasks_known() const { return tasks_known_; }  ///< grows with rounds
    std::uint64_t tasks_done() const { return tasks_done_; }
    std::uint64_t tasks_under_way() const;
    std::uint64_t tasks_put_off() const { return put_off_; }
    /// Of the longest task put off.
    double longest_put_off_s() const { return longest_put_off_s_; }
    /// Nothing is left to do but what was put off.
    bool has_only_put_off() const {
        return put_off_ > 0 && tasks_done_ + put_off_ == tasks_known_ && to_decide_.empty();
    }
    /// Expected seconds of work for one worker that are not reported yet; none before anything was measured.
    std::optional<double> remaining_work_s() const;

  private:
    struct PointState {
        std::uint64_t planned = 0;  ///< tasks of all rounds so far
        std::uint64_t done = 0;
    };
    struct Node {
        std::uint64_t ranks = 1;
        HandedOut under_way = {};
        std::uint64_t idle = 0;  ///< ranks that it said have nothing to do, and got nothing since
        bool is_asking = false;
        bool is_retired = false;
        std::uint64_t batches = 0;                    ///< handed out
        std::deque<std::uint64_t> on_their_way = {};  ///< tasks of the last batches, as far as it has not had them
    };

    /// Of a task, in seconds of the study's forecast; without one all tasks are alike.
    double cost(const job::Point& point, std::uint64_t task) const;
    void plan(std::uint64_t point, std::uint64_t first, std::uint64_t count);
    void count_done(std::uint64_t point, std::uint64_t tasks);
    bool is_scarce();
    /// Until the node at the front may be served.
    void pass_over_those_to_wait();
    Handout serve_front(Batch batch, Company company);
    Batch take_batch(int node);
    Batch take_tasks(Node& node, std::uint64_t count);
    WorkSegment take(Node& node, Batch& batch, std::uint64_t count);
    std::uint64_t idle_share(const Node& node) const;
    double seconds_per_cost() const;
    void put_off_longer_than(double seconds);

    const study::Study* study_;
    const job::Space* space_;
    study::Shard shard_;
    DoneBefore done_before_;
    SchedulingOptions options_;
    std::vector<study::TaskId> alone_;
    std::size_t next_alone_ = 0;
    bool one_runs_alone_ = false;
    PendingWork pending_;
    std::vector<PointState> points_;  ///< of the owned points, in order
    std::vector<Node> nodes_;
    double ranks_ = 0;
    std::deque<int> asking_;
    std::deque<std::uint64_t> to_decide_;
    std::uint64_t put_off_ = 0;
    double longest_put_off_s_ = 0;
    std::uint64_t tasks_known_ = 0;
    std::uint64_t tasks_done_ = 0;
    double measured_cost_ = 0;
    std::uint64_t measured_tasks_ = 0;
    double measured_s_ = 0;
};

}  // namespace orthant::run
