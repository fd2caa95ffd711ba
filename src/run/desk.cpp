#include "run/desk.hpp"

#include "base/clock.hpp"
#include "base/contract.hpp"
#include "base/counted.hpp"
#include "run/task_name.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace orthant::run {
namespace {

/// One dead rank after the other may get the same task before the deaths are known, when their host dies.
constexpr int silent_deaths_allowed = 3;

}  // namespace

Desk::Desk(const study::Study& study, const job::Space& space, const Nodes& nodes, Coordinator& coordinator,
           Ledger& ledger, comm::Transport& transport, Progress& progress, std::function<void()> check_lock,
           DeskOptions options)
    : study_(&study),
      space_(&space),
      nodes_(&nodes),
      coordinator_(&coordinator),
      ledger_(&ledger),
      transport_(&transport),
      progress_(&progress),
      check_lock_(std::move(check_lock)),
      options_(options),
      done_before_(coordinator.tasks_done()),
      contacts_(nodes.first_rank_of_node),
      last_asks_(contacts_.size(), 0),
      is_lost_(contacts_.size(), false),
      has_stopped_(static_cast<std::size_t>(transport.size()), false) {
    for (std::size_t node = 0; node < contacts_.size(); ++node)
        coordinator.ask(static_cast<int>(node), static_cast<std::uint64_t>(nodes.ranks_of_node[node]));
}

void Desk::handle(int from, MessageKind kind, ByteReader& body) {
    switch (kind) {
        case MessageKind::letter:
            read_letter(from, body);
            if (!stopping_) hand_out(monotonic_s());
            break;
        case MessageKind::stop_request:
            stop("rank " + std::to_string(from) + " caught a signal", monotonic_s());
            break;
        case MessageKind::stopped:
            has_stopped_[static_cast<std::size_t>(from)] = true;
            ledger_->lost(body.get<double>());
            break;
        case MessageKind::unsaved:
            tell_unsaved(body.get<std::int32_t>());
            break;
        default:
            ORTHANT_EXPECT(!"a message that is not for the coordinator");
    }
}

void Desk::tell_unsaved(int error_number) {
    if (std::exchange(has_told_unsaved_, true)) return;
    progress_->say("the state of a long task could not be saved in '" + ledger_->checkpoints().path().string() + "' (" +
                   std::generic_category().message(error_number) +
                   "); it goes on, and tries again, but a stop would lose what it has done since: free some space");
}

void Desk::read_letter(int from, ByteReader& body) {
    const int node = nodes_->node_of_rank.at(static_cast<std::size_t>(from));
    if (is_lost_[static_cast<std::size_t>(node)]) return;
    const Need need = read_need(body);
    std::vector<Working> notes;
    while (!body.at_end()) {
        const auto [head, bytes] = read_section(body);
        if (head.kind == SectionKind::working) {
            notes.push_back({head.rank, read_working_at(bytes)});
            continue;
        }
        for (const ReportRun& run : ledger_->record(head.rank, bytes))
            coordinator_->done(node, run.tasks, run.failed == 0 ? std::optional(run.seconds) : std::nullopt);
    }
    if (!notes.empty()) ledger_->working(notes);
    if (need.appetite == Appetite::none || need.serial < last_asks_[static_cast<std::size_t>(node)]) return;
    last_asks_[static_cast<std::size_t>(node)] = need.serial;
    contacts_[static_cast<std::size_t>(node)] = from;
    coordinator_->ask(node, need.idle, need.batches);
}

void Desk::serve_no_more(const std::vector<int>& dead) {
    for (const int rank : dead) coordinator_->retire(nodes_->node_of_rank.at(static_cast<std::size_t>(rank)));
}

void Desk::lost(int rank) {
    const auto node = static_cast<std::size_t>(nodes_->node_of_rank.at(static_cast<std::size_t>(rank)));
    ORTHANT_EXPECT(nodes_->ranks_of_node[node] == 1);
    is_lost_[node] = true;
    has_stopped_[static_cast<std::size_t>(rank)] = true;
    progress_->say("rank " + std::to_string(rank) + " on " + ledger_->host_of(rank) +
                   " died: the others go on, and compute what it had not reported");
    const bool was_alone = coordinator_->one_runs_alone();
    const std::vector<WorkSegment> unreported = coordinator_->lost(static_cast<int>(node));
    if (convict(unreported) || unreported.empty()) return;
    if (was_alone)  // that it ran alone is then the last that the journal says, and the next run weighs it
        throw std::runtime_error("a rank died of what may be " +
                                 name_of({unreported.front().point, unreported.front().first}) +
                                 ", which ran alone; run the same command again to go on");
    suspect(unreported);
}

/// Whether one of these tasks killed its process, by what that wrote down. Notes of other tasks are of ranks that die
/// now: their turn comes.
bool Desk::convict(const std::vector<WorkSegment>& unreported) {
    std::set<study::TaskId> convicted;
    for (const CrashNote& note : ledger_->crash_notes()) {
        const bool was_here = std::ranges::any_of(unreported, [&](const WorkSegment& segment) {
            return segment.point == note.id.point && note.id.task - segment.first < segment.count;
        });
        if (!was_here || !convicted.insert(note.id).second) continue;
        const bool is_set_aside = ledger_->convict(note) == Ledger::Verdict::set_aside;
        if (is_set_aside) coordinator_->set_aside(note.id);
        progress_->say(name_of(note.id) + ": " + note.reason +
                       (is_set_aside ? ", once too often: set aside as failed" : "; it is tried again"));
    }
    return !convicted.empty();
}

void Desk::suspect(const std::vector<WorkSegment>& unreported) {
    for (const WorkSegment& segment : unreported)
        for (std::uint64_t task = segment.first; task < segment.first + segment.count; ++task)
            if (++silent_deaths_[{segment.point, task}] > silent_deaths_allowed)
                throw std::runtime_error(
                    name_of({segment.point, task}) + " was under way at " + std::to_string(silent_deaths_allowed + 1) +
                    " ranks that died without a word; run the same command again (or under orthant "
                    "supervise): what kills ranks is found out then");
}

void Desk::tick(double now_s) {
    check_lock_();
    if (now_s >= options_.deadline_s) stop("the walltime is near", now_s);
    decide_rounds();
    if (!stopping_) hand_out(now_s);
    ledger_->tick(now_s, [this] { return standing(); });
    if (progress_->is_due(now_s)) progress_->show(progress_state(), now_s);
}

void Desk::decide_rounds() {
    while (const auto point = coordinator_->round_to_decide()) {
        OpenPoint& open = open_points_[*point];
        if (!open.reduction) open.reduction = study_->reduction(space_->point(*point));
        const auto cursor = ledger_->records().open_at({*point, open.tasks});
        for (; cursor->next() && cursor->outcome().id == study::TaskId{*point, open.tasks}; ++open.tasks) {
            open.has_failed = open.has_failed || cursor->outcome().status == study::TaskStatus::failed;
            if (!open.has_failed) open.reduction->add(cursor->record());
        }
        const std::uint64_t next = open.has_failed ? 0 : open.reduction->next_round_tasks();
        if (next == 0) open_points_.erase(*point);
        coordinator_->next_round(*point, next);
    }
}

void Desk::hand_out(double now_s) {
    while (true) {
        if (coordinator_->is_cautious() && ledger_->has_uncommitted()) {
            ledger_->hurry();
            return;
        }
        const auto handout = coordinator_->hand_out(options_.deadline_s - now_s);
        if (!handout) break;
        const auto& ranges = handout->batch.ranges;
        ledger_->assigned({ranges.begin(), ranges.end()}, handout->company);
        transport_->send(contacts_[static_cast<std::size_t>(handout->node)], encode_batch(handout->batch));
    }
    if (coordinator_->has_only_put_off())
        stop("none of the " + counted(coordinator_->tasks_put_off(), "task") +
                 " left fits into what is left of the walltime (up to " +
                 human_duration(coordinator_->longest_put_off_s()) + " each)",
             now_s);
}

void Desk::stop(const std::string& reason, double now_s) {
    if (stopping_) return;
    stopping_ = true;
    stop_since_s_ = now_s;
    ledger_->hurry();
    progress_->say("stopping: " + reason);
    for (int rank = 0; rank < transport_->size(); ++rank) transport_->send(rank, encode(MessageKind::stop));
}

bool Desk::has_too_little_time() const {
    return stopping_ && coordinator_->has_only_put_off() && coordinator_->tasks_done() == done_before_;
}

bool Desk::has_unanswered() const {
    return stopping_ && std::find(has_stopped_.begin(), has_stopped_.end(), false) != has_stopped_.end();
}

bool Desk::is_over(double now_s) const {
    if (!stopping_) return coordinator_->finished();
    return !has_unanswered() || now_s > stop_since_s_ + options_.stop_patience_s;
}

Standing Desk::standing() const {
    const ProgressState state = progress_state();
    return {unix_time_s(), state.done, state.total, state.remaining_s};
}

ProgressState Desk::progress_state() const {
    ProgressState state;
    state.done = coordinator_->tasks_done();
    state.total = coordinator_->tasks_known();
    state.failed = ledger_->history().failed();
    state.done_now = state.done - done_before_;
    const auto living = transport_->size() - std::ranges::count(is_lost_, true);
    if (const auto work_s = coordinator_->remaining_work_s()) state.remaining_s = *work_s / static_cast<double>(living);
    return state;
}

}  // namespace orthant::run
