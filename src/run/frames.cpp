#include "run/frames.hpp"

#include <cmath>
#include <limits>

namespace orthant::run {
namespace {

constexpr std::uint64_t most_hosts = 10'000'000;

void put_id(ByteWriter& out, study::TaskId id) {
    out.put(id.point);
    out.put(id.task);
}

study::TaskId get_id(ByteReader& in) {
    study::TaskId id;
    id.point = in.get<std::uint64_t>();
    id.task = in.get<std::uint64_t>();
    expect_possible({id.point, id.task, 1});
    return id;
}

}  // namespace

Bytes encode(const RunStart& frame) {
    ByteWriter out;
    out.put(frame.time_s);
    out.put(frame.ranks);
    out.put(frame.checkpoints);
    out.put_varint(frame.first_host);
    out.put_varint(frame.hosts.size());
    for (const std::string& host : frame.hosts) out.put_text(host);
    out.put(frame.by.nodes);
    out.put_text(frame.by.slurm_job);
    out.put(frame.by.slurm_array_index);
    out.put(frame.by.slurm_restarts);
    out.put(frame.lost_before_s);
    return out.take();
}

RunStart read_run_start(ByteView payload) {
    ByteReader in(payload);
    RunStart frame;
    frame.time_s = in.get<double>();
    frame.ranks = in.get<std::int32_t>();
    frame.checkpoints = in.get<std::uint64_t>();
    frame.first_host = in.get_varint();
    if (frame.first_host > most_hosts) throw MalformedBytes("more hosts than there can be");
    for (std::uint64_t left = in.get_varint(); left > 0; --left) frame.hosts.push_back(in.get_text());
    frame.by.nodes = in.get<std::int32_t>();
    frame.by.slurm_job = in.get_text();
    frame.by.slurm_array_index = in.get<std::int32_t>();
    frame.by.slurm_restarts = in.get<std::int32_t>();
    frame.lost_before_s = in.get<double>();
    return frame;
}

Bytes encode(const RunEnd& frame) {
    ByteWriter out;
    out.put(frame.time_s);
    out.put(frame.busy_s);
    out.put(frame.lost_s);
    out.put_varint(frame.committed);
    return out.take();
}

RunEnd read_run_end(ByteView payload) {
    ByteReader in(payload);
    RunEnd frame;
    frame.time_s = in.get<double>();
    frame.busy_s = in.get<double>();
    frame.lost_s = in.get<double>();
    frame.committed = in.get_varint();
    return frame;
}

Bytes encode(const ReportsFrame& frame) {
    ByteWriter out;
    write(out, frame);
    return out.take();
}

void write(ByteWriter& out, const ReportsFrame& frame) {
    out.put(frame.rank);
    out.put(frame.host);
    out.append(frame.reports);
}

ReportsFrame read_reports_frame(ByteView payload) {
    ByteReader in(payload);
    ReportsFrame frame;
    frame.rank = in.get<std::int32_t>();
    frame.host = in.get<std::int32_t>();
    frame.reports = in.take(in.remaining());
    return frame;
}

Bytes encode(const Assignment& frame) {
    ByteWriter out;
    out.put(frame.time_s);
    out.put(frame.company);
    out.put_varint(frame.ranges.size());
    for (const TaskRange& range : frame.ranges) write_range(out, range);
    return out.take();
}

Assignment read_assignment(ByteView payload) {
    ByteReader in(payload);
    Assignment frame;
    frame.time_s = in.get<double>();
    frame.company = in.get<Company>();
    for (std::uint64_t left = in.get_varint(); left > 0; --left) frame.ranges.push_back(read_range(in));
    return frame;
}

Bytes encode(const Working& frame) {
    ByteWriter out;
    out.put(frame.rank);
    out.append(encode(frame.at));
    return out.take();
}

Working read_working(ByteView payload) {
    ByteReader in(payload);
    Working frame;
    frame.rank = in.get<std::int32_t>();
    frame.at = read_working_at(in.take(in.remaining()));
    return frame;
}

Bytes encode(const Try& frame) {
    ByteWriter out;
    put_id(out, frame.id);
    out.put_text(frame.reason);
    return out.take();
}

Try read_try(ByteView payload) {
    ByteReader in(payload);
    Try frame;
    frame.id = get_id(in);
    frame.reason = in.get_text();
    return frame;
}

Bytes encode(const Standing& frame) {
    ByteWriter out;
    out.put(frame.time_s);
    out.put(frame.done);
    out.put(frame.known);
    out.put(frame.remaining_s.value_or(std::numeric_limits<double>::quiet_NaN()));
    return out.take();
}

Standing read_standing(ByteView payload) {
    ByteReader in(payload);
    Standing frame;
    frame.time_s = in.get<double>();
    frame.done = in.get<std::uint64_t>();
    frame.known = in.get<std::uint64_t>();
    const auto remaining_s = in.get<double>();
    if (!std::isnan(remaining_s)) frame.remaining_s = remaining_s;
    return frame;
}

Bytes encode(study::TaskId id) {
    ByteWriter out;
    put_id(out, id);
    return out.take();
}

study::TaskId read_task_id(ByteView payload) {
    ByteReader in(payload);
    return get_id(in);
}

}  // namespace orthant::run
