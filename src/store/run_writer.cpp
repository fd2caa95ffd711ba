#include "store/run_writer.hpp"

#include "h5/attribute.hpp"
#include "h5/group.hpp"
#include "store/launch_table.hpp"

#include <numeric>

namespace orthant::store {
namespace {

VariableWriter over_tasks(const h5::Group& group, std::uint64_t tasks) {
    VariableWriter writer(group);
    writer.numbering({task_dim, "number of the task in this file", "1"}, tasks);
    return writer;
}

}  // namespace

RunWriter::RunWriter(const h5::Group& root, const std::vector<std::string>& hosts, std::uint64_t tasks)
    : group_(h5::create_group(root, "run")),
      writer_(over_tasks(group_, tasks)),
      point_(writer_, "point", "index of the point: outer axes in job order, the last fastest, replicate innermost",
             "1"),
      task_(writer_, "task_in_point", "number of the task within its point", "1"),
      status_(writer_, "status", "what became of the task", "1"),
      attempts_(writer_, "attempts", "times the task was tried", "1"),
      rank_(writer_, "rank", "MPI rank that computed the task", "1"),
      host_(writer_, "host", "host that computed the task", "1"),
      start_(writer_, "start", "when the task began", "seconds since 1970-01-01 00:00:00"),
      seconds_(writer_, "seconds", "time spent in the task", "s"),
      error_(writer_, "error", "why the task failed", "1"),
      digest_(writer_, "digest", "XXH64 of the record, of the error where the task failed", "1") {
    write_flags<std::int8_t>(status_.dataset(), {0, 1}, {"done", "failed"});
    std::vector<std::int32_t> host_numbers(hosts.size());
    std::iota(host_numbers.begin(), host_numbers.end(), 0);
    write_flags(host_.dataset(), host_numbers, hosts);
}

void RunWriter::add(const study::TaskOutcome& outcome) {
    ++tasks_;
    if (outcome.status == study::TaskStatus::failed) ++failed_;
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

void RunWriter::close(const RunTotals& totals) {
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
    writer_.close();
    write_launches(group_, totals.launches);
    if (!totals.hosts.empty()) h5::write_attribute_list(group_, "hosts", totals.hosts);
    h5::write_attribute(group_, "ranks", totals.ranks);
    h5::write_attribute(group_, "runs", totals.runs);
    h5::write_attribute(group_, "wall_seconds", totals.wall_seconds);
    h5::write_attribute(group_, "busy_seconds", totals.busy_seconds);
    h5::write_attribute(group_, "efficiency", totals.efficiency);
    h5::write_attribute(group_, "tasks", tasks_);
    h5::write_attribute(group_, "failed_tasks", failed_);
}

}  // namespace orthant::store
