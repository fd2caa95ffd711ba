#pragma once

#include "base/bytes.hpp"
#include "journal/checkpoint.hpp"
#include "journal/journal.hpp"
#include "run/binding.hpp"
#include "run/history.hpp"
#include "run/messages.hpp"
#include "study/record_source.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run {

/// The files beside an output while it is being made.
struct OutputPaths {
    std::filesystem::path output;

    std::filesystem::path journal() const { return output.string() + ".journal"; }
    std::filesystem::path lock() const { return output.string() + ".lock"; }
    std::filesystem::path tasks() const { return output.string() + ".tasks"; }
};

/// What the coordinator knows to be done, and keeps durable: the journal, understood.
class Ledger {
  public:
    /// Opens the journal beside the output, or makes one. `before_commit` runs in the committing thread.
    /// Error(usage) when the journal belongs to something else, with what differs; Error(storage).
    /// Frames are appended for the tasks that the last run's death proved guilty, and for the start of this run.
    Ledger(const OutputPaths& paths, const Binding& binding, const std::vector<std::string>& host_of_rank,
           std::function<void()> before_commit, double commit_interval_s = 1.0);

    const History& history() const { return history_; }

    bool has(study::TaskId id) const { return history_.find(id) != nullptr; }
    /// Tasks to run one at a time: what was under way when the job died, if it died repeatedly without a commit.
    const std::vector<study::TaskId>& suspects() const { return suspects_; }

    /// Takes a report in; the rank's host is filled in here. Durable after the next commit.
    void record(TaskReport report, int rank);
    /// Notes that tasks were handed out: survives a killed process at once.
    void assigned(const std::vector<TaskRange>& ranges, int rank, Company company);
    /// Commits when the interval has passed. Cheap; call often.
    void tick(double now_s);
    bool has_uncommitted() const { return journal_->has_uncommitted(); }
    /// The next tick commits, whatever the interval: the process may not live long.
    void hurry() { last_commit_s_ = -1e300; }
    /// Makes everything durable and notes the end of the run in good order.
    void close();

    /// A record of this or a former run; empty for failed tasks. Error(storage) if it can no longer be read.
    Bytes read_record(const HistoryEntry& entry) const;
    study::TaskOutcome read_outcome(const HistoryEntry& entry) const;
    /// All of them, by point and task; the ledger must outlive it.
    std::unique_ptr<study::RecordSource> records();

    /// Removes the journal and the checkpoints: the result file is in place.
    void remove();

    const journal::CheckpointDirectory& checkpoints() const { return checkpoints_; }
    const std::vector<std::string>& notices() const { return notices_; }

  private:
    void open_journal(const Binding& binding);
    void convict_crashed();
    void append_record(const study::TaskOutcome& outcome, ByteView record);

    OutputPaths paths_;
    journal::CheckpointDirectory checkpoints_;
    History history_;
    std::vector<study::TaskId> suspects_;
    std::optional<journal::Journal> journal_;
    std::vector<std::string> notices_;
    std::vector<std::int32_t> host_of_rank_;
    double commit_interval_s_;
    double last_commit_s_ = 0;
    std::vector<study::TaskId> spent_checkpoints_;       ///< of records appended since the last commit began
    std::vector<study::TaskId> committing_checkpoints_;  ///< of records in the commit under way
};

/// Removes the journal and the checkpoints beside an output, if there are any.
void remove_files(const OutputPaths& paths);

}  // namespace orthant::run
