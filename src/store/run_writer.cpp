#include "store/run_writer.hpp"

#include "h5/attribute.hpp"
#include "h5/group.hpp"
#include "store/task_column.hpp"
#include "store/variable_writer.hpp"

#include <algorithm>
#include <numeric>

namespace orthant::store {
namespace {

std::vector<std::int64_t> counted(std::uint64_t size) {
    std::vector<std::int64_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

/// The variables of the group, filled together block by block.
class TaskTable {
  public:
    TaskTable(VariableWriter& writer, const std::vector<std::string>& hosts)
        : point_(writer, "point", "index of the point: outer axes in job order, the last fastest, replicate innermost",
                 "1"),
          task_(writer, "task_in_point", "number of the task within its point", "1"),
          status_(writer, "status", "what became of the task", "1"),
          attempts_(writer, "attempts", "times the task was tried", "1"),
          rank_(writer, "rank", "MPI rank that computed the task", "1"),
          host_(writer, "host", "host that computed the task", "1"),
          start_(writer, "start", "when the task began", "seconds since 1970-01-01 00:00:00"),
          seconds_(writer, "seconds", "time spent in the task", "s"),
          error_(writer, "error", "why the task failed", "1"),
          digest_(writer, "digest", "XXH64 of the record, of the error where the task failed", "1") {
        write_flags<std::int8_t>(status_.dataset(), {0, 1}, {"done", "failed"});
        std::vector<std::int32_t> host_numbers(hosts.size());
        std::iota(host_numbers.begin(), host_numbers.end(), 0);
        write_flags(host_.dataset(), host_numbers, hosts);
    }

    void add(const study::TaskOutcome& outcome) {
        point_.add(static_cast<std::int64_t>(outcome.id.point));
        task_.add(static_cast<std::int64_t>(outcome.id.task));
        status_.add(static_cast<std::int8_t>(outcome.status));
        attempts_.add(outcome.attempts);
        rank_.add(outcome.rank);
        host_.add(outcome.host);
        start_.add(outcome.start_s);
        seconds_.add(outcome.seconds);
        error_.add(outcome.error);
        digest_.add(outcome.digest);
    }

    void close() {
        point_.close();
        task_.close();
        status_.close();
        attempts_.close();
        rank_.close();
        host_.close();
        start_.close();
        seconds_.close();
        error_.close();
        digest_.close();
    }

  private:
    ColumnWriter<std::int64_t> point_, task_;
    ColumnWriter<std::int8_t> status_;
    ColumnWriter<std::int32_t> attempts_, rank_, host_;
    ColumnWriter<double> start_, seconds_;
    ColumnWriter<std::string> error_;
    ColumnWriter<std::uint64_t> digest_;
};

void write_totals(const h5::Group& run, const RunTotals& totals, std::uint64_t tasks, std::uint64_t failed) {
    if (!totals.hosts.empty()) h5::write_attribute_list(run, "hosts", totals.hosts);
    h5::write_attribute(run, "ranks", totals.ranks);
    h5::write_attribute(run, "runs", totals.runs);
    h5::write_attribute(run, "wall_seconds", totals.wall_seconds);
    h5::write_attribute(run, "busy_seconds", totals.busy_seconds);
    h5::write_attribute(run, "efficiency", totals.efficiency);
    h5::write_attribute(run, "tasks", tasks);
    h5::write_attribute(run, "failed_tasks", failed);
}

}  // namespace

std::uint64_t write_run(const h5::Group& root, const ResultFile& file) {
    const study::RecordSource& records = file.records;
    const h5::Group run = h5::create_group(root, "run");
    VariableWriter writer(run);
    writer.coordinate({task_dim, "number of the task in this file", "1"}, counted(records.size()));
    TaskTable table(writer, file.totals.hosts);
    std::uint64_t failed = 0;
    for (std::uint64_t i = 0; i < records.size(); ++i) {
        const study::TaskOutcome outcome = records.outcome(i);
        if (outcome.status == study::TaskStatus::failed) ++failed;
        table.add(outcome);
    }
    table.close();
    writer.close();
    write_totals(run, file.totals, records.size(), failed);
    return failed;
}

}  // namespace orthant::store
