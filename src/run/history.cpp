#include "run/history.hpp"

#include "base/crc32c.hpp"

#include <algorithm>
#include <utility>

namespace orthant::run {
namespace {

/// Of a frame that stands at `at`.
Stretch stretch_of(const ReportRun& run, const ReportsFrame& frame, journal::FrameAt at) {
    Stretch stretch;
    stretch.count = run.tasks.count;
    stretch.offset = at.offset + ReportsFrame::head_bytes + run.begin;
    stretch.size = static_cast<std::uint32_t>(run.size);
    stretch.crc = crc32c(frame.reports.subspan(run.begin, run.size));
    stretch.rank = frame.rank;
    stretch.host = frame.host;
    return stretch;
}

}  // namespace

void History::replay(journal::FrameKind kind, journal::FrameAt at, ByteView payload) {
    switch (kind) {
        case journal::FrameKind::reports: {
            const ReportsFrame frame = read_reports_frame(payload);
            const std::vector<ReportRun> runs = find_runs(frame.reports, [](const TaskReport&) {});
            for (const ReportRun& run : runs) {
                index_.add(run.tasks.id(), stretch_of(run, frame, at));
                count(run);
            }
            running_.add(frame.rank, runs);
            break;
        }
        case journal::FrameKind::run_start: {
            const RunStart start = read_run_start(payload);
            if (start.first_host > at.offset) throw MalformedBytes("more hosts than bytes that could name them");
            begin_run(start);
            break;
        }
        case journal::FrameKind::run_end:
            end_run(read_run_end(payload));
            break;
        case journal::FrameKind::assigned:
            add_assignment(read_assignment(payload));
            break;
        case journal::FrameKind::working:
            running_.add(read_working(payload));
            break;
        case journal::FrameKind::tried:
            add_try(read_try(payload));
            break;
        case journal::FrameKind::died_alone:
            add_lone_death(read_task_id(payload));
            break;
        case journal::FrameKind::standing:
            add_standing(read_standing(payload));
            break;
        case journal::FrameKind::header:
        case journal::FrameKind::commit:
            break;
    }
}

void History::begin_run(const RunStart& start) {
    if (!runs_.empty() && !runs_.back().ended_in_order) runs_.back().lost_s = start.lost_before_s;
    PastRun run;
    run.by = start.by;
    run.start_s = run.end_s = start.time_s;
    run.ranks = start.ranks;
    run.checkpoints_at_start = start.checkpoints;
    runs_.push_back(run);
    hosts_.resize(start.first_host, "unknown");  // a damaged frame may have taken some with it
    hosts_.insert(hosts_.end(), start.hosts.begin(), start.hosts.end());
    assigned_.clear();
    running_.clear();
    ran_alone_.reset();
    if (!std::exchange(has_died_alone_since_, false)) lone_deaths_.reset();
}

void History::end_run(const RunEnd& end) {
    if (runs_.empty()) throw MalformedBytes("a run ends that never began");
    runs_.back().end_s = end.time_s;
    runs_.back().busy_s = end.busy_s;
    runs_.back().lost_s = end.lost_s;
    runs_.back().committed = end.committed;
    runs_.back().ended_in_order = true;
    running_.clear();
}

void History::add_standing(const Standing& standing) {
    if (!runs_.empty()) runs_.back().end_s = std::max(runs_.back().end_s, standing.time_s);
}

void History::add_assignment(const Assignment& assignment) {
    const auto& ranges = assignment.ranges;
    for (const TaskRange& range : ranges) saw(range.point);
    ran_alone_.reset();
    if (assignment.company == Company::alone && !ranges.empty()) ran_alone_ = ranges.front().id();
    assigned_.insert(assigned_.end(), ranges.begin(), ranges.end());
}

void History::add_reports(const ReportsFrame& frame, journal::FrameAt at, const std::vector<ReportRun>& runs) {
    for (const ReportRun& run : runs) {
        index_.append(run.tasks.id(), stretch_of(run, frame, at));
        count(run);
    }
    running_.add(frame.rank, runs);
}

void History::count(const ReportRun& run) {
    saw(run.tasks.point);
    failed_ += run.failed;
    if (runs_.empty()) return;
    PastRun& current = runs_.back();
    current.committed += run.tasks.count - run.set_aside;
    current.busy_s += run.seconds;
    current.end_s = std::max(current.end_s, run.last_end_s);
}

double History::busy_s() const {
    double sum = 0;
    for (const PastRun& run : runs_) sum += run.busy_s;
    return sum;
}

void History::add_try(const Try& died) {
    saw(died.id.point);
    Tries& tries = tries_[died.id];
    ++tries.count;
    tries.reason = died.reason;
}

void History::add_lone_death(study::TaskId id) {
    saw(id.point);
    if (!lone_deaths_ || lone_deaths_->id != id) lone_deaths_ = LoneDeaths{.id = id};
    ++lone_deaths_->count;
    has_died_alone_since_ = true;
}

std::int32_t History::host_index(const std::string& host) const {
    const auto found = std::find(hosts_.begin(), hosts_.end(), host);
    return found == hosts_.end() ? -1 : static_cast<std::int32_t>(found - hosts_.begin());
}

std::vector<study::TaskId> History::under_way() const {
    std::vector<study::TaskId> ids;
    for (const TaskRange& range : assigned_)
        for (std::uint64_t task = range.first; task < range.end() && ids.size() < most_under_way; ++task)
            if (!has({range.point, task})) ids.push_back({range.point, task});
    return ids;
}

std::vector<WorkUnderWay::Running> History::running() const {
    std::vector<WorkUnderWay::Running> running = running_.running();
    std::erase_if(running, [this](const WorkUnderWay::Running& at) { return has(at.id); });  // noted late
    return running;
}

std::optional<study::TaskId> History::under_way_alone() const {
    return ran_alone_ && !has(*ran_alone_) ? ran_alone_ : std::nullopt;
}

int History::fruitless_deaths(std::uint64_t checkpoints_now) const {
    int deaths = 0;
    std::uint64_t checkpoints_at_end = checkpoints_now;
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run, ++deaths) {
        const bool left_something = run->committed > 0 || run->checkpoints_at_start != checkpoints_at_end;
        if (run->ended_in_order || left_something) break;
        checkpoints_at_end = run->checkpoints_at_start;
    }
    return deaths;
}

}  // namespace orthant::run
