#include "cli/unfinished_result.hpp"

#include "base/build_info.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "cli/provenance.hpp"
#include "cli/stored_job.hpp"
#include "job/parse.hpp"
#include "run/journal_view.hpp"
#include "store/result_file.hpp"
#include "study/reduce.hpp"

#include <filesystem>
#include <random>

namespace orthant::cli {
namespace {

std::filesystem::path temporary_folder() {
    std::error_code failure;
    const auto folder = std::filesystem::temp_directory_path(failure);
    if (failure) throw storage_error("find", "the folder for temporary files (TMPDIR)", failure.value());
    return folder;
}

/// Removed at the end; who has it open still reads it.
class TemporaryFile {
  public:
    TemporaryFile() : path_(temporary_folder() / ("orthant-" + hex(std::random_device()()) + ".h5")) {}
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace

void write_unfinished_result(const run::OutputPaths& paths, const study::Registry& registry,
                             const std::filesystem::path& path) {
    const run::JournalView journal(paths.journal());
    const run::JournalHead& head = journal.head();
    if (head.binding.build_id != build_info().build_id)
        throw Error(ErrorKind::storage, "'" + paths.output.string() +
                                            "' is not finished, and its journal was begun by another build (" +
                                            head.binding.build_id + ", this is " + build_info().build_id +
                                            "); look at it with that program, or with orthant status");
    const job::Job job = job::parse_job(head.job_file, head.job_text, head.overrides, registry.catalogue());
    const job::Space space(job);
    const auto study = registry.open(job);
    use_stored_outline(*study, job, head.data_outline, "'" + paths.journal().string() + "': its outline of the data");
    const run::JournalRecords records = journal.records();
    const study::ResultTable table = study::reduce_done(*study, space, head.binding.shard, records);
    store::write_result_file(path,
                             {.job = job,
                              .space = space,
                              .shard = head.binding.shard,
                              .table = table,
                              .records = records,
                              .failed_tasks = journal.history().failed(),
                              .provenance = describe_build(job, head.binding.data_digest, head.data_outline, "none"),
                              .totals = add_up(journal.history()),
                              .complete = false},
                             [] {});
}

store::ResultReader unfinished_result(const run::OutputPaths& paths, const study::Registry& registry) {
    const TemporaryFile file;
    write_unfinished_result(paths, registry, file.path());
    return store::ResultReader(file.path());
}

}  // namespace orthant::cli
