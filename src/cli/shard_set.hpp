#pragma once

#include "cli/stored_job.hpp"
#include "run/binding.hpp"
#include "store/result_reader.hpp"
#include "study/record_source.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace orthant::cli {

/// The shard files of one job, checked to belong together: each shard once, all of the same job, data and build.
class ShardSet {
  public:
    /// Error(usage) when they do not belong together or one is missing, saying which; Error(storage) for bad files.
    explicit ShardSet(std::vector<std::string> paths);

    const store::ResultReader& first() const { return readers_.front(); }
    /// Error(storage) naming the first shard that has not its tasks, each once.
    void check_tasks(const StoredJob& asked) const;
    /// All records, by point and task; the set must outlive it.
    std::unique_ptr<study::RecordSource> records() const;
    std::uint64_t failed_tasks() const;
    store::RunTotals totals() const;

  private:
    void check_same_job() const;
    void check_each_once() const;

    std::vector<std::string> paths_;
    std::vector<store::ResultReader> readers_;
};

}  // namespace orthant::cli
