#pragma once

#include "study/record_source.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace orthant::cli {

/// The records of one shard file.
struct ShardRecords {
    std::string path;
    std::unique_ptr<study::RecordSource> source;
    std::int32_t first_host;  ///< what its first host is numbered in the list of all hosts
};

/// The records of several shards as one, by point and task, with one task of each in memory.
class MergedRecords final : public study::RecordSource {
  public:
    explicit MergedRecords(std::vector<ShardRecords> shards) : shards_(std::move(shards)) {}

    std::uint64_t size() const override;
    /// The cursor throws Error(storage) naming a shard that is not in order.
    std::unique_ptr<study::RecordCursor> open() const override;

  private:
    std::vector<ShardRecords> shards_;
};

}  // namespace orthant::cli
