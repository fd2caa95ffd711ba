#include "run/grown_journal.hpp"

#include "base/clock.hpp"
#include "journal/file.hpp"
#include "journal/journal.hpp"
#include "run/frames.hpp"
#include "run/report.hpp"

#include <filesystem>

namespace orthant::run {
namespace {

constexpr std::size_t frame_bytes = 1 << 20;

/// One frame for each stretch of tasks of one rank.
class ReportsFrames {
  public:
    explicit ReportsFrames(journal::Journal& journal) : journal_(&journal) {}

    void add(const study::TaskOutcome& outcome, ByteView record) {
        const bool is_same = outcome.rank == rank_ && outcome.host == host_;
        if (!is_same || reports_.size() >= frame_bytes) close();
        rank_ = outcome.rank;
        host_ = outcome.host;
        write_report(reports_, {.outcome = outcome, .record = record});
    }

    void close() {
        if (reports_.size() == 0) return;
        journal_->append(journal::FrameKind::reports, encode(ReportsFrame{rank_, host_, reports_.view()}));
        journal_->flush();
        reports_.clear();
    }

  private:
    journal::Journal* journal_;
    std::int32_t rank_ = 0;
    std::int32_t host_ = 0;
    ByteWriter reports_;
};

void append_runs(journal::Journal& journal, const EarlierRuns& earlier, double now_s) {
    for (std::int32_t run = 1; run < earlier.runs; ++run) {
        journal.append(journal::FrameKind::run_start, encode(RunStart{.time_s = now_s, .ranks = earlier.ranks}));
        journal.append(journal::FrameKind::run_end, encode(RunEnd{.time_s = now_s}));
    }
    journal.append(journal::FrameKind::run_start,
                   encode(RunStart{.time_s = now_s - earlier.wall_s, .ranks = earlier.ranks, .hosts = earlier.hosts}));
}

void append_records(journal::Journal& journal, const study::RecordSource& records) {
    ReportsFrames frames(journal);
    for (const auto task = records.open(); task->next();) {
        const study::TaskOutcome& outcome = task->outcome();
        for (std::int32_t tried = 1; tried < outcome.attempts; ++tried)
            journal.append(journal::FrameKind::tried, encode(Try{outcome.id, outcome.error}));
        frames.add(outcome, task->record());
    }
    frames.close();
}

}  // namespace

void write_grown_journal(const OutputPaths& paths, const JournalHead& head, const study::RecordSource& records,
                         const EarlierRuns& earlier, const std::function<void()>& before_rename) {
    const std::filesystem::path unfinished = paths.growing();
    journal::remove_file(unfinished);
    {
        const double now_s = unix_time_s();
        journal::Journal journal = journal::Journal::create(unfinished, encode(head), journal::CommitMode::inline_);
        append_runs(journal, earlier, now_s);
        append_records(journal, records);
        journal.append(journal::FrameKind::run_end, encode(RunEnd{now_s, earlier.busy_s}));
        journal.commit();
    }
    before_rename();
    journal::rename_to_new(unfinished, paths.journal());
    journal::sync_directory(journal::directory_of(paths.journal()));
}

}  // namespace orthant::run
