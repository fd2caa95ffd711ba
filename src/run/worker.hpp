#pragma once

#include "comm/transport.hpp"
#include "journal/checkpoint.hpp"
#include "run/crash_note.hpp"
#include "run/messages.hpp"
#include "study/study.hpp"

#include <deque>
#include <exception>
#include <functional>
#include <optional>

namespace orthant::run {

struct WorkerOptions {
    double serve_interval_s = 2e-4;  ///< yields closer together than this do nothing
    double report_interval_s = 0.2;
    std::size_t report_bytes = std::size_t{1} << 18;
    double prefetch_s = 0.02;            ///< more work is asked for when this little is left, and half is done
    double prefetch_last_task_s = 0.25;  ///< or while the last task runs, if it is no longer than this
    double checkpoint_interval_s = 30;   ///< a task saves its state at its first offer after so long
    CrashNotes* crash_notes = nullptr;   ///< told which task is under way; outlives the worker
    double stop_grace_s = 4;             ///< for a task that checkpoints to reach its next offer
};

/// Computes the batches a rank was given and reports them, in order.
class Worker final : public study::TaskContext {
  public:
    /// `serve` handles the rank's messages; it may call take() and stop(), and must not throw.
    /// `may_ask` says whether this rank wants work at all just now.
    Worker(const study::Study& study, const job::Space& space, comm::Transport& transport,
           const journal::CheckpointDirectory& checkpoints, std::function<void()> serve, std::function<bool()> may_ask,
           WorkerOptions options = {});

    void take(const Batch& batch);
    /// Drops what was not begun; the task under way ends at its next yield or checkpoint.
    void stop();
    bool has_work() const { return !queue_.empty(); }
    /// Computes the next task and reports it when a report is due. A stopped task leaves no trace but its checkpoint.
    void compute_next();
    /// Reports and asks where that is due.
    void tick(double now_s);
    /// Seconds spent in tasks that were given up, after their last checkpoint.
    double lost_s() const { return lost_s_; }
    /// Reports all that is finished.
    void flush();
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
        double last_checkpoint_s = 0;
    };

    const job::Point& point(std::uint64_t index);
    void leave();
    void count_off();
    study::TaskOutcome compute(study::TaskId id, ByteWriter& record);
    void save_checkpoint(const std::function<void(ByteWriter&)>& save, double now_s);
    void serve_if_due(double now_s);
    void report(Appetite appetite);

    const study::Study* study_;
    const job::Space* space_;
    comm::Transport* transport_;
    const journal::CheckpointDirectory* checkpoints_;
    std::function<void()> serve_;
    std::function<bool()> may_ask_;
    WorkerOptions options_;

    std::deque<TaskRange> queue_;
    double queued_s_ = 0;  ///< expected for the queue, the task under way included
    double taken_s_ = 0;   ///< what that was when the last batch came
    std::uint64_t queued_tasks_ = 0;
    bool has_asked_ = true;  ///< rank 0 knows that all begin with nothing
    bool stopping_ = false;
    double stop_since_s_ = 0;
    double lost_s_ = 0;
    std::optional<job::Point> point_;  ///< of the last task
    Task task_;
    std::optional<Bytes> restored_;
    ReportsWriter reports_;
    double last_report_s_ = 0;
    double last_serve_s_ = 0;
    std::exception_ptr failure_;
};

}  // namespace orthant::run
