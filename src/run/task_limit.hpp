#pragma once

#include <csignal>
#include <ctime>
#include <limits>
#include <optional>
#include <string>

namespace orthant::run {

/// How long a task may compute, by the time its thread spends on a processor: while that is stopped, suspended or
/// waits its turn, no time passes. A task that is told so at a yield has failed; of one that does not yield for half as
/// long again, a second at least, the process is killed, the task being accused by a note (CrashNotes).
class TaskLimit {
  public:
    /// Of the tasks of this thread; infinity is no limit. Error(storage) where the system has no timer left.
    explicit TaskLimit(double limit_s = std::numeric_limits<double>::infinity());
    ~TaskLimit();
    TaskLimit(const TaskLimit&) = delete;
    TaskLimit& operator=(const TaskLimit&) = delete;

    /// A task begins, or ends.
    void begin();
    void end();
    /// Whether the task under way has had its time. Cheap while that cannot be; `now_s` as monotonic_s().
    bool is_exceeded(double now_s) const;
    /// "it exceeded the time limit of 90 s".
    std::string reason() const;

  private:
    void set_timer(double first_s) const;

    double limit_s_;
    double start_s_ = 0;
    double start_cpu_s_ = 0;
    std::optional<timer_t> timer_;
    struct sigaction former_action_ {};
};

}  // namespace orthant::run
