#include "run/ledger.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "run/crash_note.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace orthant::run {
namespace {

constexpr int tries_allowed = 2;
constexpr int fruitless_deaths_before_caution = 3;

/// A ledger's records, read from the journal one by one.
class JournalCursor final : public study::RecordCursor {
  public:
    JournalCursor(const Ledger& ledger, const std::vector<HistoryEntry>& entries)
        : ledger_(&ledger), entries_(&entries) {}

    bool next() override {
        if (next_ == entries_->size()) return false;
        const HistoryEntry& entry = entries_->at(next_++);
        outcome_ = ledger_->read_outcome(entry);
        record_ = ledger_->read_record(entry);
        return true;
    }
    const study::TaskOutcome& outcome() const override { return outcome_; }
    ByteView record() const override { return record_; }

  private:
    const Ledger* ledger_;
    const std::vector<HistoryEntry>* entries_;
    std::size_t next_ = 0;
    study::TaskOutcome outcome_;
    Bytes record_;
};

class JournalRecords final : public study::RecordSource {
  public:
    JournalRecords(const Ledger& ledger, const std::vector<HistoryEntry>& entries)
        : ledger_(&ledger), entries_(&entries) {}

    std::uint64_t size() const override { return entries_->size(); }
    std::unique_ptr<study::RecordCursor> open() const override {
        return std::make_unique<JournalCursor>(*ledger_, *entries_);
    }

  private:
    const Ledger* ledger_;
    const std::vector<HistoryEntry>* entries_;
};

}  // namespace

Ledger::Ledger(const OutputPaths& paths, const Binding& binding, const std::vector<std::string>& host_of_rank,
               std::function<void()> before_commit, double commit_interval_s)
    : paths_(paths), checkpoints_(paths.tasks(), binding.digest()), commit_interval_s_(commit_interval_s) {
    open_journal(binding);
    journal_->before_commit(std::move(before_commit));
    convict_crashed();
    const std::uint64_t checkpoints_now = checkpoints_.fingerprint();
    const int deaths = history_.fruitless_deaths(checkpoints_now);
    if (deaths >= fruitless_deaths_before_caution) {
        suspects_ = history_.under_way();
        if (!suspects_.empty())
            notices_.push_back("the last " + std::to_string(deaths) + " runs died before finishing anything: " +
                               counted(suspects_.size(), "task") + " under way then now run one at a time");
    }

    PastRun run;
    run.start_s = run.end_s = unix_time_s();
    run.ranks = static_cast<std::int32_t>(host_of_rank.size());
    run.checkpoints_at_start = checkpoints_now;
    const std::size_t first_host = history_.hosts().size();
    std::vector<std::string> new_hosts;
    for (const std::string& host : host_of_rank)
        if (history_.host_index(host) < 0 && std::find(new_hosts.begin(), new_hosts.end(), host) == new_hosts.end())
            new_hosts.push_back(host);
    journal_->append(journal::FrameKind::run_start, encode_run_start(run, first_host, new_hosts));
    history_.begin_run(run, first_host, new_hosts);
    for (const std::string& host : host_of_rank) host_of_rank_.push_back(history_.host_index(host));
    journal_->commit();
    last_commit_s_ = monotonic_s();
}

void Ledger::open_journal(const Binding& binding) {
    const std::filesystem::path path = paths_.journal();
    if (!std::filesystem::exists(path)) {
        ByteWriter header;
        write_binding(header, binding);
        journal_ = journal::Journal::create(path, header.view());
        return;
    }
    const auto take = [&](journal::FrameKind kind, journal::FrameAt at, ByteView payload) {
        try {
            history_.replay(kind, at, payload);
        } catch (const MalformedBytes& e) {
            notices_.push_back("journal '" + path.string() + "': the frame at byte " + std::to_string(at.offset) +
                               " makes no sense (" + e.what() + "); its tasks are computed again");
        }
    };
    const journal::Replay replay = journal::replay(path, take);
    const std::string different = differences(read_binding(replay.header, path.string()), binding);
    if (!different.empty())
        throw Error(ErrorKind::usage,
                    "cannot resume '" + paths_.output.string() + "' (its journal was begun with something else: " +
                        different + "); undo the change, choose another output with -o, or start over with --fresh");
    for (const std::string& damage : replay.damage)
        notices_.push_back("journal '" + path.string() + "': " + damage + "; the tasks in it are computed again");
    if (replay.torn_bytes > 0)
        notices_.push_back("journal '" + path.string() + "': dropped " + std::to_string(replay.torn_bytes) +
                           " bytes at its end that were never committed");
    journal_ = journal::Journal::reopen(path, replay.end, replay.next_sequence);

    const std::size_t lost = history_.under_way().size();
    notices_.push_back("resuming '" + paths_.output.string() + "': " + counted(history_.tasks(), "task") + " reused, " +
                       std::to_string(lost) + " recomputed that were under way");
}

void Ledger::convict_crashed() {
    std::set<study::TaskId> convicted;
    const auto convict = [&](study::TaskId id, const std::string& reason) {
        if (has(id) || !convicted.insert(id).second) return;
        journal_->append(journal::FrameKind::tried, encode_tried(id, reason));
        history_.add_try(id, reason);
    };
    const auto notes = read_crash_notes(paths_.tasks());
    for (const CrashNote& note : notes) convict(note.id, "its process died of " + note.signal);
    const auto alone = history_.under_way_alone();
    const bool died = !history_.runs().empty() && !history_.runs().back().ended_in_order;
    if (alone && died && history_.runs().back().checkpoints_at_start == checkpoints_.fingerprint())
        convict(*alone, "its process died while it ran alone");

    for (const auto& [id, tries] : history_.tries()) {
        if (has(id) || tries.count < tries_allowed) continue;
        study::TaskOutcome outcome;
        outcome.id = id;
        outcome.status = study::TaskStatus::failed;
        outcome.attempts = tries.count;
        outcome.start_s = unix_time_s();
        outcome.error = tries.reason + ", " + std::to_string(tries.count) + " times";
        outcome.digest = hash64(outcome.error);
        append_record(outcome, {});
        notices_.push_back("set aside as failed: task " + std::to_string(id.task) + " of point " +
                           std::to_string(id.point) + " (" + outcome.error + ")");
    }
    journal_->commit();
    remove_crash_notes(paths_.tasks());
}

void Ledger::append_record(const study::TaskOutcome& outcome, ByteView record) {
    const journal::FrameAt at = journal_->append(journal::FrameKind::record, encode_record(outcome, record));
    history_.add_record(outcome, at);
}

void Ledger::record(TaskReport report, int rank) {
    study::TaskOutcome& outcome = report.outcome;
    if (has(outcome.id)) return;
    outcome.rank = rank;
    outcome.host = host_of_rank_.at(static_cast<std::size_t>(rank));
    const auto tries = history_.tries().find(outcome.id);
    if (tries != history_.tries().end()) outcome.attempts = 1 + tries->second.count;
    append_record(outcome, report.record);
    if (report.checkpointed) spent_checkpoints_.push_back(outcome.id);
}

void Ledger::assigned(const std::vector<TaskRange>& ranges, int rank, Company company) {
    journal_->append(journal::FrameKind::assigned, encode_assigned(ranges, rank, company));
    journal_->flush();
}

void Ledger::tick(double now_s) {
    if (now_s - last_commit_s_ < commit_interval_s_ || !journal_->has_uncommitted()) return;
    if (!journal_->start_commit()) return;
    last_commit_s_ = now_s;
    // A commit could start, so the one before has ended: the checkpoints of its records are not needed any more.
    for (const study::TaskId& id : committing_checkpoints_) checkpoints_.remove(id.point, id.task);
    committing_checkpoints_ = std::exchange(spent_checkpoints_, {});
}

void Ledger::close() {
    journal_->append(journal::FrameKind::run_end, encode_run_end(unix_time_s(), history_.this_run().busy_s));
    journal_->commit();
    for (const auto& spent : {spent_checkpoints_, committing_checkpoints_})
        for (const study::TaskId& id : spent) checkpoints_.remove(id.point, id.task);
    history_.this_run().end_s = unix_time_s();
    history_.this_run().ended_in_order = true;
}

Bytes Ledger::read_record(const HistoryEntry& entry) const {
    const Bytes payload = journal_->read(entry.at);
    ByteReader in(payload);
    study::read_outcome(in);
    const ByteView record = in.take(in.remaining());
    return {record.begin(), record.end()};
}

study::TaskOutcome Ledger::read_outcome(const HistoryEntry& entry) const {
    const Bytes payload = journal_->read(entry.at);
    ByteReader in(payload);
    return study::read_outcome(in);
}

std::unique_ptr<study::RecordSource> Ledger::records() {
    return std::make_unique<JournalRecords>(*this, history_.sorted());
}

void Ledger::remove() {
    journal_.reset();
    remove_files(paths_);
}

void remove_files(const OutputPaths& paths) {
    std::error_code error;
    std::filesystem::remove(paths.journal(), error);
    if (error) throw storage_error("remove", paths.journal().string(), error.value());
    journal::CheckpointDirectory(paths.tasks(), 0).clear();
}

}  // namespace orthant::run
