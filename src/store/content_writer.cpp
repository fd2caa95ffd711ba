#include "store/content_writer.hpp"

#include "store/records_writer.hpp"
#include "store/root_writer.hpp"
#include "store/run_writer.hpp"

#include <optional>

namespace orthant::store {
namespace {

bool keeps_records(const ResultFile& content) {
    return !content.shard.is_whole() || content.job.search || content.failed_tasks > 0;
}

/// The groups `run` and `records`, in one pass.
std::vector<h5::FileRange> write_tasks(const h5::Group& root, const ResultFile& content) {
    const std::uint64_t tasks = content.records.size();
    RunWriter run(root, content.totals.hosts, tasks);
    std::optional<RecordsWriter> records;
    if (keeps_records(content)) records.emplace(root, tasks);
    for (const auto task = content.records.open(); task->next();) {
        run.add(task->outcome());
        if (records) records->add(task->record());
    }
    run.close(content.totals);
    return records ? records->close() : std::vector<h5::FileRange>();
}

}  // namespace

std::vector<h5::FileRange> write_content(const h5::Group& root, const ResultFile& content) {
    std::vector<h5::FileRange> records = write_tasks(root, content);
    write_root(root, content);
    return records;
}

}  // namespace orthant::store
