#pragma once

#include "comm/transport.hpp"
#include "journal/checkpoint.hpp"
#include "run/desk.hpp"
#include "run/serving_share.hpp"
#include "run/worker.hpp"
#include "study/study.hpp"

#include <exception>
#include <optional>

namespace orthant::run {

/// One rank from the first task to the last: serves messages, computes, and, on rank 0, coordinates as well.
class RankLoop {
  public:
    /// `desk` on rank 0 only.
    RankLoop(const study::Study& study, const job::Space& space, comm::Transport& transport, const NodeBoard& board,
             const journal::CheckpointDirectory& checkpoints, Desk* desk, WorkerOptions options = {});

    /// Rank 0: until all tasks are done or all ranks have stopped. Other ranks: until rank 0 says finish.
    /// Rethrows what serving or a checkpoint threw.
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
    bool is_over() const;

    comm::Transport* transport_;
    Desk* desk_;
    Worker worker_;
    std::exception_ptr failure_;
    std::optional<ExitCode> finished_;
    bool must_stop_ = false;  ///< rank 0 said so
    bool has_told_signal_ = false;
    bool has_answered_stop_ = false;
    int goodbyes_ = 0;
    ServingShare serving_;
};

}  // namespace orthant::run
