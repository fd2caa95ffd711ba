#include "study/task_outcome.hpp"

namespace orthant::study {

void write_outcome(ByteWriter& out, const TaskOutcome& outcome) {
    out.put(outcome.id.point);
    out.put(outcome.id.task);
    out.put(outcome.status);
    out.put(outcome.attempts);
    out.put(outcome.rank);
    out.put(outcome.host);
    out.put(outcome.start_s);
    out.put(outcome.seconds);
    out.put(outcome.digest);
    out.put_text(outcome.error);
}

TaskOutcome read_outcome(ByteReader& in) {
    TaskOutcome outcome;
    outcome.id.point = in.get<std::uint64_t>();
    outcome.id.task = in.get<std::uint64_t>();
    const auto status = in.get<std::int8_t>();
    if (status != 0 && status != 1) throw MalformedBytes("an unknown task status");
    outcome.status = static_cast<TaskStatus>(status);
    outcome.attempts = in.get<std::int32_t>();
    outcome.rank = in.get<std::int32_t>();
    outcome.host = in.get<std::int32_t>();
    outcome.start_s = in.get<double>();
    outcome.seconds = in.get<double>();
    outcome.digest = in.get<std::uint64_t>();
    outcome.error = in.get_text();
    return outcome;
}

}  // namespace orthant::study
