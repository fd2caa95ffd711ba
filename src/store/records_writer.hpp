#pragma once

#include "base/bytes.hpp"
#include "h5/handle.hpp"
#include "h5/stored_ranges.hpp"
#include "store/task_column.hpp"
#include "store/variable_writer.hpp"

#include <cstdint>
#include <vector>

namespace orthant::store {

/// The dimension of all records' bytes: its length depends on the records.
inline constexpr const char* byte_dim = "byte";

/// The bytes take whole chunks of the file, unfiltered: they hardly shrink, and each record has its digest. Large
/// chunks are cheap where there are many records, and at most 16 bytes a task or 64 KiB are left empty.
std::uint64_t byte_chunk(std::uint64_t tasks);

/// Bytes appended to a variable whose length shows only in the end.
class ByteStream {
  public:
    explicit ByteStream(h5::Dataset dataset) : dataset_(std::move(dataset)) {}

    /// Everything added so far, in bytes.
    std::uint64_t size() const { return written_ + buffer_.size(); }

    void add(ByteView bytes);
    /// Where they stand.
    std::vector<h5::FileRange> close();

  private:
    void flush();

    h5::Dataset dataset_;
    std::uint64_t written_ = 0;
    Bytes buffer_;
};

/// The group `records`: the bytes of all records end to end, with the offset and length of each.
class RecordsWriter {
  public:
    RecordsWriter(const h5::Group& root, std::uint64_t tasks);
    RecordsWriter(const RecordsWriter&) = delete;
    RecordsWriter& operator=(const RecordsWriter&) = delete;

    /// The record of the next task, empty where it failed.
    void add(ByteView record);
    /// After the last record: writes what is left. Where the bytes of records stand.
    std::vector<h5::FileRange> close();

  private:
    h5::Group group_;
    VariableWriter writer_;
    ColumnWriter<std::uint64_t> offset_, length_;
    ByteStream bytes_;
};

}  // namespace orthant::store
