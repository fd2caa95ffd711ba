#pragma once

#include "base/bytes.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>
#include <functional>
#include <vector>

namespace orthant::run {

/// A finished task on its way to the coordinator, and in the journal.
struct TaskReport {
    study::TaskOutcome outcome = {};  ///< its rank, host and attempts do not travel: the coordinator knows them
    bool checkpointed = false;        ///< it has left a checkpoint that is no longer needed once the record is durable
    bool set_aside = false;           ///< no process computed it: it had killed too many
    ByteView record = {};             ///< when read, a view into the bytes read from
};

void write_report(ByteWriter& out, const TaskReport& report);
/// MalformedBytes.
TaskReport read_report(ByteReader& in);

/// Consecutive tasks of one point.
struct TaskRange {
    std::uint64_t point = 0;
    std::uint64_t first = 0;
    std::uint64_t count = 0;

    study::TaskId id() const { return {point, first}; }
    std::uint64_t end() const { return first + count; }

    friend bool operator==(const TaskRange&, const TaskRange&) = default;
};

/// MalformedBytes for tasks that no job has: numbers as Space and Study promise them, whose sums do not overflow.
void expect_possible(const TaskRange& range);

void write_range(ByteWriter& out, const TaskRange& range);
/// MalformedBytes.
TaskRange read_range(ByteReader& in);

/// Reports of consecutive tasks that stand end to end.
struct ReportRun {
    TaskRange tasks;
    std::size_t begin = 0;  ///< in bytes
    std::size_t size = 0;
    std::uint64_t failed = 0;
    std::uint64_t set_aside = 0;
    double seconds = 0;     ///< in the tasks, together
    double last_end_s = 0;  ///< when the last of them ended, Unix time
};

/// Cuts reports that stand end to end into as few runs as there are; `visit` sees each report on the way.
/// MalformedBytes.
std::vector<ReportRun> find_runs(ByteView reports, const std::function<void(const TaskReport&)>& visit);

}  // namespace orthant::run
