#include "run/grown_journal.hpp"

#include "base/contract.hpp"
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

RunStart start_of(const PastRun& run) {
    return {.time_s = run.start_s, .ranks = run.ranks, .by = run.by};
}

RunEnd end_of(const PastRun& run) {
    return {.time_s = run.end_s, .busy_s = run.busy_s, .lost_s = run.lost_s, .committed = run.committed};
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
                         const EarlierRuns& earlier, const std::function<void()>& before_rename, JournalBefore before) {
    ORTHANT_EXPECT(!earlier.runs.empty());
    const std::filesystem::path unfinished = paths.growing();
    journal::remove_file(unfinished);
    {
        journal::Journal journal = journal::Journal::create(unfinished, encode(head), journal::CommitMode::inline_);
        for (const PastRun& run : earlier.runs) {
            const bool is_last = &run == &earlier.runs.back();
            RunStart start = start_of(run);
            if (is_last) start.hosts = earlier.hosts;
            journal.append(journal::FrameKind::run_start, encode(start));
            if (is_last) append_records(journal, records);  // whichever run they are of: their rows keep rank and host
            journal.append(journal::FrameKind::run_end, encode(end_of(run)));
        }
        journal.commit();
    }
    before_rename();
    if (before == JournalBefore::replaced)
        journal::rename_over(unfinished, paths.journal());
    else
        journal::rename_to_new(unfinished, paths.journal());
    journal::sync_directory(journal::directory_of(paths.journal()));
}

}  // namespace orthant::run
