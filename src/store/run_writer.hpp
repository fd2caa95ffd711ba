#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"
#include "store/task_column.hpp"
#include "store/variable_writer.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::store {

/// The group `run`: one row for each task, written in blocks as they come.
class RunWriter {
  public:
    RunWriter(const h5::Group& root, const std::vector<std::string>& hosts, std::uint64_t tasks);
    RunWriter(const RunWriter&) = delete;
    RunWriter& operator=(const RunWriter&) = delete;

    void add(const study::TaskOutcome& outcome);
    /// After the last task: writes what is left and the totals.
    void close(const RunTotals& totals);

  private:
    h5::Group group_;
    VariableWriter writer_;
    ColumnWriter<std::int64_t> point_, task_;
    ColumnWriter<std::int8_t> status_;
    ColumnWriter<std::int32_t> attempts_, rank_, host_;
    ColumnWriter<double> start_, seconds_;
    ColumnWriter<std::string> error_;
    ColumnWriter<std::uint64_t> digest_;
    std::uint64_t tasks_ = 0;
    std::uint64_t failed_ = 0;
};

}  // namespace orthant::store
