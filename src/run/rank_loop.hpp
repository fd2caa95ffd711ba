#pragma once

#include "comm/transport.hpp"
#include "journal/checkpoint.hpp"
#include "run/desk.hpp"
#include "run/serving_share.hpp"
#include "run/worker.hpp"
#include "study/study.hpp"

#include <exception>
#include <optional>
#include <stdexcept>
#include <vector>

namespace orthant::run {

/// Rank 0 is dead, and all others end. One of them says so.
class CoordinatorDied : public std::runtime_error {
  public:
    explicit CoordinatorDied(bool is_to_tell)
        : std::runtime_error("rank 0, which coordinates, died; run the same command again to go on"),
          is_to_tell_(is_to_tell) {}
    bool is_to_tell() const { return is_to_tell_; }

  private:
    bool is_to_tell_;
};

/// One rank from the first task to the last: serves messages, computes, and, on rank 0, coordinates as well.
class RankLoop {
  public:
    /// `desk` on rank 0 only.
    RankLoop(const study::Study& study, const job::Space& space, comm::Transport& transport, const NodeBoard& board,
             const journal::CheckpointDirectory& checkpoints, Desk* desk, WorkerOptions options = {});

    /// Rank 0: until all tasks are done or all ranks have stopped. Other ranks: until rank 0 says finish.
    /// Rethrows what serving or a checkpoint threw; other ranks: CoordinatorDied.
    void run();

    /// Rank 0: ends the job on all other ranks with this exit code and waits for their goodbyes.
    void finish(ExitCode code);
    /// Other ranks, after run(): the exit code rank 0 sent.
    ExitCode exit_code() const { return *finished_; }

  private:
    void serve();
    void serve_messages();
    void dispatch(const comm::Message& message);
    void watch_signals(double now_s);
    /// Those that died since it looked last, counted off; it does not look all the time.
    std::vector<int> newly_dead(double now_s);
    void mourn(int rank);
    void count_off(int rank);
    bool is_over() const;

    comm::Transport* transport_;
    Desk* desk_;
    Worker worker_;
    std::exception_ptr failure_;
    std::optional<ExitCode> finished_;
    bool must_stop_ = false;  ///< rank 0 said so
    bool has_told_signal_ = false;
    bool has_answered_stop_ = false;
    std::vector<bool> is_gone_;  ///< ranks that said goodbye or died
    int gone_ = 0;
    double last_look_s_;  ///< for the dead
    ServingShare serving_;
};

}  // namespace orthant::run
