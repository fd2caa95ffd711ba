#include "store/records_writer.hpp"

#include "h5/group.hpp"
#include "store/task_column.hpp"
#include "store/variable_writer.hpp"

namespace orthant::store {
namespace {

constexpr const char* byte_dim = "byte";
constexpr std::uint64_t byte_chunk = 64 * 1024;
constexpr std::uint64_t flush_bytes = 16 * byte_chunk;

/// Bytes appended to a variable whose length shows only in the end.
class ByteStream {
  public:
    explicit ByteStream(VariableWriter& writer)
        : dataset_(writer.start({"bytes", "all records end to end, as their study wrote them", "1", {byte_dim}},
                                h5::Type::uint8, {byte_chunk})) {}

    /// Everything added so far, in bytes.
    std::uint64_t size() const { return written_ + buffer_.size(); }

    void add(ByteView bytes) {
        buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
        if (buffer_.size() >= flush_bytes) flush();
    }

    void close() {
        flush();
        dataset_.close();
    }

  private:
    void flush() {
        h5::resize_rows(dataset_, size());
        h5::write_rows(dataset_, written_, ByteView(buffer_));
        written_ += buffer_.size();
        buffer_.clear();
    }

    h5::Dataset dataset_;
    std::uint64_t written_ = 0;
    Bytes buffer_;
};

}  // namespace

void write_records(const h5::Group& root, const study::RecordSource& records) {
    const h5::Group group = h5::create_group(root, "records");
    VariableWriter writer(group);
    writer.dimension(task_dim, records.size());
    writer.dimension(byte_dim, 0, h5::Growth::rows);
    ColumnWriter<std::uint64_t> offset(writer, "offset", "where the task's record begins in bytes", "byte");
    ColumnWriter<std::uint64_t> length(writer, "length", "length of the task's record, 0 where the task failed",
                                       "byte");
    ByteStream bytes(writer);
    for (std::uint64_t i = 0; i < records.size(); ++i) {
        const Bytes record = records.record(i);
        offset.add(bytes.size());
        length.add(record.size());
        bytes.add(record);
    }
    offset.close();
    length.close();
    writer.resize_dimension(byte_dim, bytes.size());
    bytes.close();
    writer.close();
}

}  // namespace orthant::store
