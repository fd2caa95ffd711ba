#include "run/messages.hpp"

#include <utility>

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

void ReportsWriter::add(const study::TaskOutcome& outcome, bool checkpointed, ByteView record) {
    study::write_outcome(body_, outcome);
    body_.put(static_cast<std::uint8_t>(checkpointed));
    body_.put_blob(record);
    ++count_;
}

Bytes ReportsWriter::take(Appetite appetite) {
    ByteWriter out;
    out.put(MessageKind::reports);
    out.put(appetite);
    out.put_varint(count_);
    out.append(body_.view());
    body_.clear();
    count_ = 0;
    return out.take();
}

Reports decode_reports(ByteReader& in) {
    Reports message;
    message.appetite = in.get<Appetite>();
    for (std::uint64_t left = in.get_varint(); left > 0; --left) {
        TaskReport report;
        report.outcome = study::read_outcome(in);
        report.checkpointed = in.get<std::uint8_t>() != 0;
        report.record = in.get_blob();
        message.reports.push_back(std::move(report));
    }
    return message;
}

}  // namespace orthant::run
