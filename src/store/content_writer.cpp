#include "store/content_writer.hpp"

#include "store/records_writer.hpp"
#include "store/root_writer.hpp"
#include "store/run_writer.hpp"

#include <algorithm>
#include <optional>

namespace orthant::store {
namespace {

bool keeps_records(const ResultFile& content) {
    const auto& status = content.table.status();
    return !content.shard.is_whole() || content.job.search ||
           std::ranges::find(status, study::PointStatus::failed) != status.end();
}

/// The groups `run` and `records`, in one pass.
void write_tasks(const h5::Group& root, const ResultFile& content) {
    const std::uint64_t tasks = content.records.size();
    RunWriter run(root, content.totals.hosts, tasks);
    std::optional<RecordsWriter> records;
    if (keeps_records(content)) records.emplace(root, tasks);
    for (const auto task = content.records.open(); task->next();) {
        run.add(task->outcome());
        if (records) records->add(task->record());
    }
    run.close(content.totals);
    if (records) records->close();
}

}  // namespace

void write_content(const h5::Group& root, const ResultFile& content) {
    write_root(root, content);
    write_tasks(root, content);
}

}  // namespace orthant::store
