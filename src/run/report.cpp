#include "run/report.hpp"

#include "job/job.hpp"

#include <algorithm>

namespace orthant::run {
namespace {

enum Flag : std::uint8_t { failed = 1, checkpointed = 2, set_aside = 4, all_flags = 7 };

/// What Study promises: so no sum of two overflows.
constexpr std::uint64_t most_tasks = std::uint64_t{1} << 48;

bool continues(const ReportRun& run, study::TaskId id) {
    return run.tasks.point == id.point && run.tasks.end() == id.task;
}

}  // namespace

void expect_possible(const TaskRange& range) {
    if (range.point >= job::most_points || range.first >= most_tasks || range.count > most_tasks - range.first)
        throw MalformedBytes("a task that no job has");
}

void write_range(ByteWriter& out, const TaskRange& range) {
    out.put_varint(range.point);
    out.put_varint(range.first);
    out.put_varint(range.count);
}

TaskRange read_range(ByteReader& in) {
    TaskRange range;
    range.point = in.get_varint();
    range.first = in.get_varint();
    range.count = in.get_varint();
    expect_possible(range);
    return range;
}

void write_report(ByteWriter& out, const TaskReport& report) {
    const study::TaskOutcome& outcome = report.outcome;
    const bool has_failed = outcome.status == study::TaskStatus::failed;
    const int flags =
        (has_failed ? failed : 0) | (report.checkpointed ? checkpointed : 0) | (report.set_aside ? set_aside : 0);
    out.put_varint(outcome.id.point);
    out.put_varint(outcome.id.task);
    out.put(static_cast<std::uint8_t>(flags));
    out.put(outcome.start_s);
    out.put(outcome.seconds);
    out.put(outcome.digest);
    if (has_failed)
        out.put_text(outcome.error);
    else
        out.put_blob(report.record);
}

TaskReport read_report(ByteReader& in) {
    TaskReport report;
    study::TaskOutcome& outcome = report.outcome;
    outcome.id.point = in.get_varint();
    outcome.id.task = in.get_varint();
    expect_possible({outcome.id.point, outcome.id.task, 1});
    const auto flags = in.get<std::uint8_t>();
    if (flags > all_flags) throw MalformedBytes("an unknown task status");
    report.checkpointed = (flags & checkpointed) != 0;
    report.set_aside = (flags & set_aside) != 0;
    outcome.start_s = in.get<double>();
    outcome.seconds = in.get<double>();
    outcome.digest = in.get<std::uint64_t>();
    if ((flags & failed) != 0) {
        outcome.status = study::TaskStatus::failed;
        outcome.error = in.get_text();
    } else {
        report.record = in.get_blob();
    }
    return report;
}

std::vector<ReportRun> find_runs(ByteView reports, const std::function<void(const TaskReport&)>& visit) {
    std::vector<ReportRun> runs;
    ByteReader in(reports);
    while (!in.at_end()) {
        const std::size_t begin = reports.size() - in.remaining();
        const TaskReport report = read_report(in);
        const study::TaskOutcome& outcome = report.outcome;
        visit(report);
        if (runs.empty() || !continues(runs.back(), outcome.id)) {
            runs.emplace_back();
            runs.back().tasks = {outcome.id.point, outcome.id.task, 0};
            runs.back().begin = begin;
        }
        ReportRun& run = runs.back();
        ++run.tasks.count;
        run.size = reports.size() - in.remaining() - run.begin;
        run.failed += outcome.status == study::TaskStatus::failed ? 1 : 0;
        run.set_aside += report.set_aside ? 1 : 0;
        run.seconds += outcome.seconds;
        if (!report.set_aside) run.last_end_s = std::max(run.last_end_s, outcome.start_s + outcome.seconds);
    }
    return runs;
}

}  // namespace orthant::run
