#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace orthant::study {

struct TaskId {
    std::uint64_t point = 0;
    std::uint64_t task = 0;

    friend auto operator<=>(const TaskId&, const TaskId&) = default;
};

enum class TaskStatus : std::int8_t { done = 0, failed = 1 };

/// What happened when a task ran: everything but the record itself.
struct TaskOutcome {
    TaskId id = {};
    TaskStatus status = TaskStatus::done;
    std::int32_t attempts = 1;
    std::int32_t rank = 0;
    std::int32_t host = 0;     ///< index into the job's list of hosts
    double start_s = 0;        ///< Unix time
    double seconds = 0;        ///< time spent in the task
    std::uint64_t digest = 0;  ///< hash64 of the record; of the error text when failed
    std::string error = {};    ///< why it failed
};

}  // namespace orthant::study
