#pragma once

#include "h5/handle.hpp"
#include "store/task_column.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>
#include <string>

namespace orthant::store {

/// A variable over one dimension. h5::Failure where it is missing or something else.
h5::Dataset open_list(const h5::Group& group, const std::string& name);

/// The columns of the group `run` that make up outcomes, read in blocks. h5::Failure where they are damaged.
class StoredTasks {
  public:
    explicit StoredTasks(const h5::Group& run);

    std::uint64_t size() const { return point_.size(); }
    study::TaskOutcome outcome(std::uint64_t row);

  private:
    study::TaskId id(std::uint64_t row);
    study::TaskStatus status(std::uint64_t row);

    ColumnReader<std::int64_t> point_, task_;
    ColumnReader<std::int8_t> status_;
    ColumnReader<std::int32_t> attempts_, rank_, host_;
    ColumnReader<double> start_, seconds_;
    ColumnReader<std::string> error_;
    ColumnReader<std::uint64_t> digest_;
};

}  // namespace orthant::store
