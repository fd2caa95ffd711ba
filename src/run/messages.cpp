#include "run/messages.hpp"

namespace orthant::run {

std::uint64_t Batch::tasks() const {
    std::uint64_t count = 0;
    for (const BatchRange& range : ranges) count += range.count;
    return count;
}

double Batch::expected_s() const {
    double sum = 0;
    for (const BatchRange& range : ranges) sum += static_cast<double>(range.count) * range.each_s;
    return sum;
}

Bytes encode_batch(const Batch& batch) {
    ByteWriter out;
    out.put(MessageKind::batch);
    out.put_varint(batch.ranges.size());
    for (const BatchRange& range : batch.ranges) {
        write_range(out, range);
        out.put(range.each_s);
    }
    return out.take();
}

Batch decode_batch(ByteReader& in) {
    Batch batch;
    for (std::uint64_t left = in.get_varint(); left > 0; --left) {
        const TaskRange range = read_range(in);
        batch.ranges.push_back({range, in.get<double>()});
    }
    return batch;
}

Bytes encode_letter(const Need& need, ByteView sections) {
    ByteWriter out;
    out.put(MessageKind::letter);
    out.put(need.appetite);
    out.put(need.idle);
    out.put(need.batches);
    out.put(need.serial);
    out.append(sections);
    return out.take();
}

Need read_need(ByteReader& in) {
    Need need;
    need.appetite = in.get<Appetite>();
    need.idle = in.get<std::uint32_t>();
    need.batches = in.get<std::uint64_t>();
    need.serial = in.get<std::uint64_t>();
    return need;
}

void write_section_head(ByteWriter& out, const SectionHead& head) {
    out.put(head.kind);
    out.put(head.rank);
    out.put(head.bytes);
}

void write_section(ByteWriter& out, SectionKind kind, std::int32_t rank, ByteView bytes) {
    write_section_head(out, {kind, rank, static_cast<std::uint32_t>(bytes.size())});
    out.append(bytes);
}

Section read_section(ByteReader& in) {
    Section section;
    section.head.kind = in.get<SectionKind>();
    section.head.rank = in.get<std::int32_t>();
    section.head.bytes = in.get<std::uint32_t>();
    section.bytes = in.take(section.head.bytes);
    return section;
}

Bytes encode(const WorkingAt& working) {
    ByteWriter out;
    out.put_varint(working.id.point);
    out.put_varint(working.id.task);
    out.put(working.since_s);
    return out.take();
}

WorkingAt read_working_at(ByteView bytes) {
    ByteReader in(bytes);
    WorkingAt working;
    working.id.point = in.get_varint();
    working.id.task = in.get_varint();
    expect_possible({working.id.point, working.id.task, 1});
    working.since_s = in.get<double>();
    return working;
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

Bytes encode_unsaved(int error_number) {
    ByteWriter out;
    out.put(MessageKind::unsaved);
    out.put(static_cast<std::int32_t>(error_number));
    return out.take();
}

}  // namespace orthant::run
