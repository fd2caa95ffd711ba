#include "store/records_writer.hpp"

#include "h5/group.hpp"

#include <algorithm>
#include <bit>

namespace orthant::store {
namespace {

constexpr std::uint64_t written_at_once = 1024 * 1024;

VariableWriter over_tasks_and_bytes(const h5::Group& group, std::uint64_t tasks) {
    VariableWriter writer(group);
    writer.dimension(task_dim, tasks);
    writer.dimension(byte_dim, 0, h5::Growth::rows);
    return writer;
}

}  // namespace

std::uint64_t byte_chunk(std::uint64_t tasks) {
    constexpr std::uint64_t least = 64 * 1024, most = written_at_once, wanted_per_task = 16;
    return std::bit_floor(wanted_per_task * std::clamp(tasks, least / wanted_per_task, most / wanted_per_task));
}

void ByteStream::add(ByteView bytes) {
    while (!bytes.empty()) {
        const ByteView fitting = bytes.first(std::min<std::size_t>(bytes.size(), written_at_once - buffer_.size()));
        buffer_.insert(buffer_.end(), fitting.begin(), fitting.end());
        bytes = bytes.subspan(fitting.size());
        if (buffer_.size() == written_at_once) flush();
    }
}

std::vector<h5::FileRange> ByteStream::close() {
    flush();
    std::vector<h5::FileRange> ranges = h5::stored_ranges(dataset_);
    dataset_.close();
    return ranges;
}

void ByteStream::flush() {
    h5::resize_rows(dataset_, size());
    h5::write_rows(dataset_, written_, ByteView(buffer_));
    written_ += buffer_.size();
    buffer_.clear();
}

RecordsWriter::RecordsWriter(const h5::Group& root, std::uint64_t tasks)
    : group_(h5::create_group(root, "records")),
      writer_(over_tasks_and_bytes(group_, tasks)),
      offset_(writer_, "offset", "where the task's record begins in bytes", "byte"),
      length_(writer_, "length", "length of the task's record, 0 where the task failed", "byte"),
      bytes_(writer_.start({"bytes", "all records end to end, as their study wrote them", "1", {byte_dim}},
                           h5::Type::uint8, {byte_chunk(tasks)}, h5::Filters::none)) {}

void RecordsWriter::add(ByteView record) {
    offset_.add(bytes_.size());
    length_.add(record.size());
    bytes_.add(record);
}

std::vector<h5::FileRange> RecordsWriter::close() {
    offset_.close();
    length_.close();
    writer_.resize_dimension(byte_dim, bytes_.size());
    std::vector<h5::FileRange> ranges = bytes_.close();
    writer_.close();
    return ranges;
}

}  // namespace orthant::store
