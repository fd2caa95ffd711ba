#pragma once

#include "comm/transport.hpp"
#include "journal/checkpoint.hpp"
#include "run/crash_note.hpp"
#include "run/messages.hpp"
#include "run/node_board.hpp"
#include "run/task_limit.hpp"
#include "study/study.hpp"

#include <deque>
#include <exception>
#include <functional>
#include <optional>
#include <vector>

namespace orthant::run {

struct WorkerOptions {
    double serve_interval_s = 2e-4;     ///< yields closer together than this do nothing
    double report_interval_s = 0.2;     ///< finished tasks wait so long before they go to the board
    double chunk_s = 0.2;               ///< no more is taken from the board at once
    double checkpoint_interval_s = 30;  ///< a task saves its state at its first offer after so long
    double stop_grace_s = 4;            ///< for a task that checkpoints to reach its next offer
    CrashNotes* crash_notes = nullptr;  ///< told which task is under way; outlives the worker
    TaskLimit* task_limit = nullptr;    ///< how long each may take, if any; likewise
};

/// Computes tasks from the board of its node and reports them there; when a letter is due, it sends it.
class Worker final : public study::TaskContext {
  public:
    /// `serve` handles the rank's messages; it may call put() and stop(), and must not throw.
    /// `may_take` says whether this rank should compute at all just now.
    Worker(const study::Study& study, const job::Space& space, comm::Transport& transport, const NodeBoard& board,
           const journal::CheckpointDirectory& checkpoints, std::function<void()> serve, std::function<bool()> may_take,
           WorkerOptions options = {});

    /// Work for the node that came to this rank.
    void put(Batch batch);
    /// Begins nothing more; the task under way ends at its next yield or checkpoint.
    void stop();
    bool has_work() const { return work_.count > 0; }
    /// Computes the next task. A stopped task leaves no trace but its checkpoint.
    void compute_next();
    /// Looks at the board when that is due: leaves reports, takes work, sends a letter.
    void tick(double now_s);
    /// Seconds spent in tasks that were given up, after their last checkpoint.
    double lost_s() const { return lost_s_; }
    /// Sends all that is finished, or false: the board is held by another rank.
    bool flush();
    /// Throws what a checkpoint that could not be saved threw.
    void check();

    void yield() override;
    void offer_checkpoint(const std::function<void(ByteWriter&)>& save) override;
    std::optional<ByteView> restored() override;

  private:
    struct Task {
        study::TaskId id;
        bool has_checkpoint = false;  ///< there is one on disk
        bool looked_for_checkpoint = false;
        bool offers_checkpoints = false;
        bool is_noted = false;       ///< rank 0 hears that this rank is at it
        bool is_over_limit = false;  ///< and was told so
        double start_s = 0;
        double start_unix_s = 0;
        double last_checkpoint_s = 0;  ///< or start
        double last_save_s = 0;        ///< the same, tries that found no room included
    };

    const job::Point& point(std::uint64_t index);
    void enter(study::TaskId id);
    void leave();
    void stop_over_limit(double now_s);
    study::TaskOutcome compute(study::TaskId id, ByteWriter& record);
    /// Where the disk is full the task goes on, and rank 0 hears of it.
    void save_checkpoint(const std::function<void(ByteWriter&)>& save, double now_s);
    void serve_if_due(double now_s);
    void visit(double now_s);
    /// The letters that have to go before there is room.
    std::vector<Bytes> leave_mail(NodeBoard::Access& board, double now_s);
    void take_work(NodeBoard::Access& board);
    void send(std::vector<Bytes> letters);

    const study::Study* study_;
    const job::Space* space_;
    comm::Transport* transport_;
    const NodeBoard* board_;
    const journal::CheckpointDirectory* checkpoints_;
    std::function<void()> serve_;
    std::function<bool()> may_take_;
    WorkerOptions options_;

    BatchRange work_;             ///< taken and not begun
    std::deque<Batch> unshared_;  ///< came while another rank held the board, or it had no room
    bool is_idle_ = false;        ///< and counted so on the board
    bool stopping_ = false;
    double stop_since_s_ = 0;
    double lost_s_ = 0;
    std::optional<job::Point> point_;  ///< of the last task
    Task task_;
    std::optional<Bytes> restored_;
    bool is_in_task_ = false;
    ByteWriter reports_;  ///< of finished tasks, end to end
    double last_visit_s_ = 0;
    double last_serve_s_ = 0;
    bool has_told_unsaved_ = false;
    std::exception_ptr failure_;
};

}  // namespace orthant::run
