#include "run/overview.hpp"

#include "run/handed_out.hpp"

#include <algorithm>

namespace orthant::run {
void Overview::replay(journal::FrameKind kind, ByteView payload) {
    try {
        switch (kind) {
            case journal::FrameKind::run_start:
                return begin_run(read_run_start(payload));
            case journal::FrameKind::run_end:
                has_ended_ = true;
                return ranks_.clear();
            case journal::FrameKind::reports:
                return add_reports(read_reports_frame(payload));
            case journal::FrameKind::assigned:
                return add_assignment(read_assignment(payload));
            case journal::FrameKind::standing:
                return add_standing(read_standing(payload));
            case journal::FrameKind::tried:
            case journal::FrameKind::header:
            case journal::FrameKind::commit:
                return;
        }
    } catch (const MalformedBytes&) {
        return;
    }
}

void Overview::begin_run(const RunStart& start) {
    ++runs_;
    last_start_ = start;
    has_ended_ = false;
    ranks_.clear();
    recent_.clear();
    recent_.push_back({.time_s = start.time_s, .done = done_});
}

void Overview::add_reports(const ReportsFrame& frame) {
    Rank& rank = ranks_[frame.rank];
    const std::vector<ReportRun> runs = find_runs(frame.reports, [this](const TaskReport& report) {
        if (report.outcome.status != study::TaskStatus::failed) return;
        ++failed_;
        if (failures_.size() < most_failures) failures_.push_back({report.outcome.id, report.outcome.error});
    });
    for (const ReportRun& run : runs) {
        done_ += run.tasks.count;
        rank.idle_since_s = std::max(rank.idle_since_s, run.last_end_s);
        take_off(rank.queue, run.tasks, [](const TaskRange&, std::uint64_t) {});
    }
}

void Overview::add_assignment(const Assignment& assignment) {
    Rank& rank = ranks_[assignment.rank];
    if (rank.queue.empty()) rank.idle_since_s = std::max(rank.idle_since_s, assignment.time_s);
    rank.queue.insert(rank.queue.end(), assignment.ranges.begin(), assignment.ranges.end());
}

void Overview::add_standing(const Standing& standing) {
    standing_ = standing;
    recent_.push_back(standing);
    while (recent_.size() > 2 && standing.time_s - recent_[1].time_s >= rate_window_s) recent_.pop_front();
}

std::optional<double> Overview::rate() const {
    if (recent_.size() < 2) return std::nullopt;
    const Standing &first = recent_.front(), &last = recent_.back();
    if (last.time_s - first.time_s < 1 || last.done < first.done) return std::nullopt;
    return static_cast<double>(last.done - first.done) / (last.time_s - first.time_s);
}

std::vector<Overview::Running> Overview::running() const {
    std::vector<Running> running;
    for (const auto& [rank, state] : ranks_)
        if (!state.queue.empty()) running.push_back({rank, state.queue.front().id(), state.idle_since_s});
    std::stable_sort(running.begin(), running.end(),
                     [](const Running& a, const Running& b) { return a.since_s < b.since_s; });
    return running;
}

}  // namespace orthant::run
