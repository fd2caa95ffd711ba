#include "run/ledger.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "run/task_name.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace orthant::run {
namespace {

constexpr int tries_allowed = 2;
constexpr int fruitless_deaths_before_caution = 3;
constexpr int lone_deaths_allowed = 3;

}  // namespace

Ledger::Ledger(const OutputPaths& paths, const JournalHead& head, const Launch& launch,
               std::function<void()> before_commit, LedgerOptions options)
    : paths_(paths), checkpoints_(paths.tasks(), head.binding.digest()), options_(options) {
    open_journal(head);
    journal_->before_commit(std::move(before_commit));
    convict_crashed();
    const std::uint64_t checkpoints_now = checkpoints_.fingerprint();
    choose_suspects(checkpoints_now);
    begin_run(launch, checkpoints_now);
}

double Ledger::lost_by_last_run_s() const {
    if (history_.runs().empty() || history_.runs().back().ended_in_order) return 0;
    double sum = 0;
    for (const WorkUnderWay::Running& task : history_.running()) {
        const double kept_s = checkpoints_.saved_at_s(task.id.point, task.id.task).value_or(task.since_s);
        sum += std::max(0.0, history_.runs().back().end_s - std::max(task.since_s, kept_s));
    }
    return sum;
}

void Ledger::begin_run(const Launch& launch, std::uint64_t checkpoints) {
    const std::vector<std::string>& host_of_rank = launch.host_of_rank;
    RunStart start;
    start.time_s = unix_time_s();
    start.ranks = static_cast<std::int32_t>(host_of_rank.size());
    start.checkpoints = checkpoints;
    start.lost_before_s = lost_by_last_run_s();
    start.first_host = history_.hosts().size();
    const std::set<std::string> known(history_.hosts().begin(), history_.hosts().end());
    std::set<std::string> seen;
    for (const std::string& host : host_of_rank)
        if (seen.insert(host).second && !known.contains(host)) start.hosts.push_back(host);
    start.by.nodes = static_cast<std::int32_t>(seen.size());
    if (launch.slurm) {
        start.by.slurm_job = launch.slurm->id;
        start.by.slurm_array_index = launch.slurm->array_index;
        start.by.slurm_restarts = launch.slurm->restarts;
    }
    journal_->append(journal::FrameKind::run_start, encode(start));
    history_.begin_run(start);
    for (const std::string& host : host_of_rank) host_of_rank_.push_back(history_.host_index(host));
    journal_->commit();
    last_commit_s_ = monotonic_s();
}

void Ledger::open_journal(const JournalHead& head) {
    const std::filesystem::path path = paths_.journal();
    if (!std::filesystem::exists(path)) {
        journal_ = journal::Journal::create(path, encode(head), options_.commit_mode);
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
    const std::string different = differences(read_journal_head(replay.header, path.string()).binding, head.binding);
    if (!different.empty())
        throw Error(ErrorKind::usage,
                    "cannot resume '" + paths_.output.string() + "' (its journal was begun with something else: " +
                        different + "); undo the change, choose another output with -o, or start over with --fresh");
    for (const std::string& damage : replay.damage)
        notices_.push_back("journal '" + path.string() + "': " + damage + "; the tasks in it are computed again");
    if (replay.torn_bytes > 0)
        notices_.push_back("journal '" + path.string() + "': dropped " + std::to_string(replay.torn_bytes) +
                           " bytes at its end that were never committed");
    journal_ = journal::Journal::reopen(path, replay.end, replay.next_sequence, options_.commit_mode);

    const bool was_stopped = !history_.runs().empty() && history_.runs().back().ended_in_order;
    const std::size_t lost = was_stopped ? 0 : history_.under_way().size();
    notices_.push_back("resuming '" + paths_.output.string() + "': " + counted(history_.tasks(), "task") + " reused" +
                       (lost > 0 ? ", " + std::to_string(lost) +
                                       " that were handed out but not committed are computed again (" +
                                       human_duration(lost_by_last_run_s()) + " of work lost)"
                                 : std::string()));
}

void Ledger::convict_crashed() {
    std::set<study::TaskId> accused;
    for (const CrashNote& note : read_crash_notes(paths_.tasks())) {
        if (has(note.id) || !accused.insert(note.id).second) continue;
        add_try(note.id, note.reason);
        notices_.push_back(name_of(note.id) + " ended the run before: " + note.reason);
    }
    if (accused.empty()) weigh_lone_death();

    for (const auto& [id, tries] : history_.tries())
        if (!has(id) && tries.count >= tries_allowed) notices_.push_back(set_aside(id, tries));
    journal_->commit();
    remove_crash_notes(paths_.tasks());
}

/// Whoever kills a process leaves no trace, be it the system for a task's hunger or somebody who means the whole job.
/// The first lone death may be anybody's: it makes the task the next run's first and only suspect. When the following
/// runs then die in it, too, before they have done anything else, chance is ruled out.
void Ledger::weigh_lone_death() {
    const auto alone = history_.under_way_alone();
    if (!alone || history_.runs().empty() || history_.runs().back().ended_in_order) return;
    if (history_.runs().back().checkpoints_at_start != checkpoints_.fingerprint()) return;
    journal_->append(journal::FrameKind::died_alone, encode(*alone));
    history_.add_lone_death(*alone);
    if (history_.lone_deaths()->count < lone_deaths_allowed) return;
    for (int death = 0; death < history_.lone_deaths()->count; ++death)
        add_try(*alone, "its process died while it ran alone, killed or out of memory");
}

void Ledger::choose_suspects(std::uint64_t checkpoints) {
    if (const auto& lone = history_.lone_deaths(); lone && !has(lone->id)) {
        suspects_ = {lone->id};
        notices_.push_back("the last run died while " + name_of(lone->id) + " ran alone: it now runs alone again");
        return;
    }
    const int deaths = history_.fruitless_deaths(checkpoints);
    if (deaths < fruitless_deaths_before_caution) return;
    suspects_ = history_.under_way();
    if (!suspects_.empty())
        notices_.push_back("the last " + std::to_string(deaths) + " runs died before finishing anything: " +
                           counted(suspects_.size(), "task") + " under way then now run one at a time");
}

void Ledger::add_try(study::TaskId id, const std::string& reason) {
    const Try died{id, reason};
    journal_->append(journal::FrameKind::tried, encode(died));
    history_.add_try(died);
}

std::string Ledger::set_aside(study::TaskId id, const History::Tries& tries) {
    TaskReport report{.set_aside = true};
    study::TaskOutcome& outcome = report.outcome;
    outcome.id = id;
    outcome.status = study::TaskStatus::failed;
    outcome.start_s = unix_time_s();
    outcome.error = tries.reason + ", " + std::to_string(tries.count) + " times";
    outcome.digest = hash64(outcome.error);
    ByteWriter reports;
    write_report(reports, report);
    append({.reports = reports.view()}, find_runs(reports.view(), [](const TaskReport&) {}));
    return "set aside as failed: " + name_of(id) + " (" + outcome.error + ")";
}

Ledger::Verdict Ledger::convict(const CrashNote& note) {
    add_try(note.id, note.reason);
    const History::Tries tries = history_.tries().at(note.id);
    const bool was_last = tries.count >= tries_allowed;
    if (was_last) set_aside(note.id, tries);
    journal_->commit();  // before the note goes
    remove_crash_note(paths_.tasks(), note.id);
    return was_last ? Verdict::set_aside : Verdict::to_be_tried_again;
}

const std::string& Ledger::host_of(int rank) const {
    return history_.hosts().at(static_cast<std::size_t>(host_of_rank_.at(static_cast<std::size_t>(rank))));
}

void Ledger::append(const ReportsFrame& frame, const std::vector<ReportRun>& runs) {
    frame_.clear();
    write(frame_, frame);
    const journal::FrameAt at = journal_->append(journal::FrameKind::reports, frame_.view());
    history_.add_reports(frame, at, runs);
}

std::vector<ReportRun> Ledger::record(int rank, ByteView reports) {
    std::vector<ReportRun> runs = find_runs(reports, [this](const TaskReport& report) {
        if (report.checkpointed) spent_checkpoints_.push_back(report.outcome.id);
    });
    if (runs.empty()) return runs;
    append({rank, host_of_rank_.at(static_cast<std::size_t>(rank)), reports}, runs);
    return runs;
}

void Ledger::assigned(std::vector<TaskRange> ranges, Company company) {
    journal_->append(journal::FrameKind::assigned, encode(Assignment{unix_time_s(), company, std::move(ranges)}));
    journal_->flush();
}

void Ledger::working(const std::vector<Working>& notes) {
    for (const Working& note : notes) journal_->append(journal::FrameKind::working, encode(note));
    journal_->flush();
}

void Ledger::tick(double now_s, const std::function<Standing()>& standing) {
    const bool is_idle = !journal_->has_uncommitted();
    if (now_s - last_commit_s_ < (is_idle ? options_.idle_commit_interval_s : options_.commit_interval_s)) return;
    if (journal_->commit_is_under_way()) return;
    journal_->append(journal::FrameKind::standing, encode(standing()));
    journal_->start_commit();
    last_commit_s_ = now_s;
    // A commit could start, so the one before has ended: the checkpoints of its records are not needed any more.
    for (const study::TaskId& id : committing_checkpoints_) checkpoints_.remove(id.point, id.task);
    committing_checkpoints_ = std::exchange(spent_checkpoints_, {});
}

void Ledger::close() {
    journal_->append(journal::FrameKind::run_end, encode(RunEnd{.time_s = unix_time_s(),
                                                                .busy_s = history_.this_run().busy_s,
                                                                .lost_s = history_.this_run().lost_s,
                                                                .committed = history_.this_run().committed}));
    journal_->commit();
    for (const auto& spent : {spent_checkpoints_, committing_checkpoints_})
        for (const study::TaskId& id : spent) checkpoints_.remove(id.point, id.task);
    history_.this_run().end_s = unix_time_s();
    history_.this_run().ended_in_order = true;
}

void Ledger::remove() {
    journal_.reset();
    remove_files(paths_);
}

void remove_files(const OutputPaths& paths) {
    for (const std::filesystem::path& path : {paths.journal(), paths.growing()}) {
        std::error_code error;
        std::filesystem::remove(path, error);
        if (error) throw storage_error("remove", path.string(), error.value());
    }
    journal::CheckpointDirectory(paths.tasks(), 0).clear();
}

}  // namespace orthant::run
