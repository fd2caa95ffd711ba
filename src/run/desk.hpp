#pragma once

#include "comm/transport.hpp"
#include "run/coordinator.hpp"
#include "run/ledger.hpp"
#include "run/nodes.hpp"
#include "run/progress.hpp"

#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace orthant::run {

struct DeskOptions {
    double deadline_s = std::numeric_limits<double>::infinity();  ///< monotonic time at which to stop
    double stop_patience_s = 8;                                   ///< for ranks that do not answer a stop
};

/// Rank 0's side of a run: turns messages into state changes of the coordinator and entries of the ledger, and back.
class Desk {
  public:
    /// Every rank begins with nothing, and every node is taken to have asked for work. `nodes` are those that the
    /// coordinator knows.
    Desk(const study::Study& study, const job::Space& space, const Nodes& nodes, Coordinator& coordinator,
         Ledger& ledger, comm::Transport& transport, Progress& progress, std::function<void()> check_lock,
         DeskOptions options = {});

    /// A message from a rank, its kind taken off. A node that asks for work gets it at once, if there is any.
    /// Error(storage).
    void handle(int from, MessageKind kind, ByteReader& body);
    /// These ranks are dead: they get nothing more, but what they have said still counts.
    void serve_no_more(const std::vector<int>& dead);
    /// The rank is dead, and all it said was handled: what it had not reported is handed out to others, unless it
    /// killed its process again. std::runtime_error when a task that ran alone was lost without a word, or one that
    /// was under way at several such deaths: it may kill every rank.
    void lost(int rank);
    /// Whatever is due: rounds, hand-outs, commits, progress, the walltime. Error(storage).
    void tick(double now_s);
    /// Asks all ranks to stop; `reason` is shown.
    void stop(const std::string& reason, double now_s);

    /// Nothing more will come from the ranks.
    bool is_over(double now_s) const;
    bool is_stopped() const { return stopping_; }
    /// What is left takes longer than the walltime leaves, and this run has done nothing: nor would the next.
    bool has_too_little_time() const;
    /// Ranks that did not answer a stop in time: they can only be aborted.
    bool has_unanswered() const;

  private:
    /// The records of a point's rounds so far, folded.
    struct OpenPoint {
        std::unique_ptr<study::Reduction> reduction;
        std::uint64_t tasks = 0;
        bool has_failed = false;
    };

    void read_letter(int from, ByteReader& body);
    bool convict(const std::vector<WorkSegment>& unreported);
    void suspect(const std::vector<WorkSegment>& unreported);
    /// Once in a run: many ranks may have the same to tell, again and again.
    void tell_unsaved(int error_number);
    void decide_rounds();
    void hand_out(double now_s);
    ProgressState progress_state() const;
    Standing standing() const;

    const study::Study* study_;
    const job::Space* space_;
    const Nodes* nodes_;
    Coordinator* coordinator_;
    Ledger* ledger_;
    comm::Transport* transport_;
    Progress* progress_;
    std::function<void()> check_lock_;
    DeskOptions options_;
    std::uint64_t done_before_;
    std::map<std::uint64_t, OpenPoint> open_points_;  ///< those that went into another round
    std::vector<int> contacts_;                       ///< the rank of each node that asked last
    std::vector<std::uint64_t> last_asks_;            ///< the serial of that letter
    bool stopping_ = false;
    bool has_told_unsaved_ = false;
    double stop_since_s_ = 0;
    std::vector<bool> is_lost_;                   ///< of the nodes
    std::map<study::TaskId, int> silent_deaths_;  ///< of ranks at which the task was under way
    std::vector<bool> has_stopped_;
};

}  // namespace orthant::run
