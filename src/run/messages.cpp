#include "run/messages.hpp"

namespace orthant::run {

std::uint64_t Batch::tasks() const {
    std::uint64_t count = 0;
    for (const TaskRange& range : ranges) count += range.count;
    return count;
}

void write_ranges(ByteWriter& out, const std::vector<TaskRange>& ranges) {
    out.put_varint(ranges.size());
    for (const TaskRange& range : ranges) {
        out.put_varint(range.point);
        out.put_varint(range.first);
        out.put_varint(range.count);
    }
}

std::vector<TaskRange> read_ranges(ByteReader& in) {
    std::vector<TaskRange> ranges;
    for (std::uint64_t left = in.get_varint(); left > 0; --left) {
        TaskRange range;
        range.point = in.get_varint();
        range.first = in.get_varint();
        range.count = in.get_varint();
        ranges.push_back(range);
    }
    return ranges;
}

Bytes encode_batch(const Batch& batch) {
    ByteWriter out;
    out.put(MessageKind::batch);
    out.put(batch.expected_s);
    write_ranges(out, batch.ranges);
    return out.take();
}

Batch decode_batch(ByteReader& in) {
    Batch batch;
    batch.expected_s = in.get<double>();
    batch.ranges = read_ranges(in);
    return batch;
}

Bytes encode(MessageKind kind) {
    ByteWriter out;
    out.put(kind);
    return out.take();
}

Bytes encode_finish(ExitCode code) {
    ByteWriter out;
    out.put(MessageKind::finish);
    out.put(code);
    return out.take();
}

Bytes encode_stopped(double lost_s) {
    ByteWriter out;
    out.put(MessageKind::stopped);
    out.put(lost_s);
    return out.take();
}

void ReportsWriter::begin() {
    message_.clear();
    message_.put(MessageKind::reports);
    message_.put(Appetite::none);
    is_empty_ = true;
}

void ReportsWriter::add(const TaskReport& report) {
    write_report(message_, report);
    is_empty_ = false;
}

Bytes ReportsWriter::take(Appetite appetite) {
    Bytes message = message_.take();
    message[sizeof(MessageKind)] = static_cast<std::byte>(appetite);
    begin();
    return message;
}

Appetite read_appetite(ByteReader& in) {
    return in.get<Appetite>();
}

}  // namespace orthant::run
