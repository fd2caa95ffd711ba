#pragma once

#include "base/bytes.hpp"
#include "base/slurm_job.hpp"
#include "journal/checkpoint.hpp"
#include "journal/journal.hpp"
#include "run/binding.hpp"
#include "run/crash_note.hpp"
#include "run/history.hpp"
#include "run/journal_records.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run {

/// The files beside an output while it is being made.
struct OutputPaths {
    std::filesystem::path output;

    std::filesystem::path journal() const { return output.string() + ".journal"; }
    /// A journal being made from a finished output that grows.
    std::filesystem::path growing() const { return output.string() + ".journal.growing"; }
    std::filesystem::path lock() const { return output.string() + ".lock"; }
    std::filesystem::path tasks() const { return output.string() + ".tasks"; }
};

/// Where this run was started.
struct Launch {
    std::vector<std::string> host_of_rank;
    std::optional<SlurmJob> slurm = {};
};

struct LedgerOptions {
    double commit_interval_s = 1.0;
    double idle_commit_interval_s = 10;  ///< how far the job is, where no task ends for so long
    journal::CommitMode commit_mode = journal::CommitMode::thread;
};

/// What the coordinator knows to be done, and keeps durable: the journal, understood.
class Ledger {
  public:
    /// Opens the journal beside the output, or makes one. `before_commit` runs in the committing thread.
    /// Error(usage) when the journal belongs to something else, with what differs; Error(storage).
    /// Frames are appended for the tasks that the last run's death proved guilty, and for the start of this run.
    Ledger(const OutputPaths& paths, const JournalHead& head, const Launch& launch, std::function<void()> before_commit,
           LedgerOptions options = {});

    const History& history() const { return history_; }

    bool has(study::TaskId id) const { return history_.has(id); }
    /// Tasks to run one at a time: what was under way when the job died, if it died repeatedly without a commit; or the
    /// one that ran alone when it died last.
    const std::vector<study::TaskId>& suspects() const { return suspects_; }

    /// Takes in what a rank reported, reports end to end, and says which tasks they were. Durable after the next
    /// commit.
    std::vector<ReportRun> record(int rank, ByteView reports);
    /// Notes that tasks were handed out: survives a killed process at once.
    void assigned(std::vector<TaskRange> ranges, Company company);
    /// Notes what ranks have been at for a while.
    void working(const std::vector<Working>& notes);
    /// What became of a task that killed its process while others go on.
    enum class Verdict { to_be_tried_again, set_aside };
    /// What ranks that died in this run wrote down of themselves.
    std::vector<CrashNote> crash_notes() const { return read_crash_notes(paths_.tasks()); }
    /// One more try for the task of the note, whose file goes. Durable at once.
    Verdict convict(const CrashNote& note);
    const std::string& host_of(int rank) const;
    /// A rank gave up tasks that it had spent so long on.
    void lost(double seconds) { history_.this_run().lost_s += seconds; }
    /// Commits when the interval has passed, with what `standing` says. Cheap; call often.
    void tick(double now_s, const std::function<Standing()>& standing);
    bool has_uncommitted() const { return journal_->has_uncommitted(); }
    /// The next tick commits, whatever the interval: the process may not live long.
    void hurry() { last_commit_s_ = -1e300; }
    /// Makes everything durable and notes the end of the run in good order.
    void close();

    /// All records of this and former runs; the ledger must outlive it.
    JournalRecords records() const {
        return {[this](journal::FrameAt stretch, std::uint32_t crc) { return journal_->read(stretch, crc); }, history_};
    }

    /// Removes the journal and the checkpoints: the result file is in place.
    void remove();

    const journal::CheckpointDirectory& checkpoints() const { return checkpoints_; }
    const std::vector<std::string>& notices() const { return notices_; }

  private:
    void open_journal(const JournalHead& head);
    void convict_crashed();
    void weigh_lone_death();
    void choose_suspects(std::uint64_t checkpoints);
    void add_try(study::TaskId id, const std::string& reason);
    /// Says so.
    std::string set_aside(study::TaskId id, const History::Tries& tries);
    double lost_by_last_run_s() const;
    void begin_run(const Launch& launch, std::uint64_t checkpoints);
    void append(const ReportsFrame& frame, const std::vector<ReportRun>& runs);

    OutputPaths paths_;
    journal::CheckpointDirectory checkpoints_;
    LedgerOptions options_;
    History history_;
    std::vector<study::TaskId> suspects_;
    std::optional<journal::Journal> journal_;
    std::vector<std::string> notices_;
    std::vector<std::int32_t> host_of_rank_;
    ByteWriter frame_;  ///< the last one of reports: kept for its memory
    double last_commit_s_ = 0;
    std::vector<study::TaskId> spent_checkpoints_;       ///< of records appended since the last commit began
    std::vector<study::TaskId> committing_checkpoints_;  ///< of records in the commit under way
};

/// Removes the journal and the checkpoints beside an output, if there are any.
void remove_files(const OutputPaths& paths);

}  // namespace orthant::run
