#include "run/overview.hpp"

namespace orthant::run {

void Overview::replay(journal::FrameKind kind, ByteView payload) {
    try {
        switch (kind) {
            case journal::FrameKind::run_start:
                return begin_run(read_run_start(payload));
            case journal::FrameKind::run_end:
                has_ended_ = true;
                return under_way_.clear();
            case journal::FrameKind::reports:
                return add_reports(read_reports_frame(payload));
            case journal::FrameKind::working:
                return under_way_.add(read_working(payload));
            case journal::FrameKind::standing:
                return add_standing(read_standing(payload));
            case journal::FrameKind::assigned:
            case journal::FrameKind::tried:
            case journal::FrameKind::died_alone:
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
    under_way_.clear();
    recent_.clear();
    recent_.push_back({.time_s = start.time_s, .done = done_});
}

void Overview::add_reports(const ReportsFrame& frame) {
    const std::vector<ReportRun> runs = find_runs(frame.reports, [this](const TaskReport& report) {
        if (report.outcome.status != study::TaskStatus::failed) return;
        ++failed_;
        if (failures_.size() < most_failures) failures_.push_back({report.outcome.id, report.outcome.error});
    });
    for (const ReportRun& run : runs) done_ += run.tasks.count;
    under_way_.add(frame.rank, runs);
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

}  // namespace orthant::run
