#include "run/task_limit.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "run/crash_note.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>

namespace orthant::run {
namespace {

constexpr int limit_signal = SIGVTALRM;
constexpr double patience_share = 0.5;
constexpr double least_patience_s = 1;
/// While the rank serves others nobody is accused: then the timer comes back.
constexpr double again_s = 0.05;

std::array<char, 200> accusation{};

void end_process(int /*signal_number*/) {
    const int former_errno = errno;
    if (CrashNotes::accuse(accusation.data())) kill(getpid(), SIGKILL);
    errno = former_errno;
}

timespec as_timespec(double seconds) {
    seconds = std::min(seconds, 1e9);
    timespec time{};
    time.tv_sec = static_cast<std::time_t>(seconds);
    time.tv_nsec = static_cast<long>((seconds - std::floor(seconds)) * 1e9);
    return time;
}

}  // namespace

TaskLimit::TaskLimit(double limit_s) : limit_s_(limit_s) {
    if (std::isinf(limit_s_)) return;
    std::snprintf(accusation.data(), accusation.size(), "%s and does not yield: its process was killed",
                  reason().c_str());
    struct sigaction action {};
    action.sa_handler = end_process;
    action.sa_flags = SA_RESTART;
    sigaction(limit_signal, &action, &former_action_);
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = limit_signal;
    timer_t timer{};
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer) != 0)
        throw storage_error("make", "a timer for task_limit", errno);
    timer_ = timer;
}

TaskLimit::~TaskLimit() {
    if (!timer_) return;
    timer_delete(*timer_);
    sigaction(limit_signal, &former_action_, nullptr);
}

void TaskLimit::set_timer(double first_s) const {
    if (!timer_) return;
    itimerspec times{};
    times.it_value = as_timespec(first_s);
    times.it_interval = as_timespec(again_s);
    timer_settime(*timer_, 0, &times, nullptr);
}

void TaskLimit::begin() {
    if (!timer_) return;
    start_s_ = monotonic_s();
    start_cpu_s_ = thread_cpu_s();
    set_timer(limit_s_ + std::max(least_patience_s, patience_share * limit_s_));
}

void TaskLimit::end() {
    set_timer(0);
}

bool TaskLimit::is_exceeded(double now_s) const {
    return now_s - start_s_ > limit_s_ && thread_cpu_s() - start_cpu_s_ > limit_s_;
}

std::string TaskLimit::reason() const {
    std::array<char, 64> seconds{};
    std::snprintf(seconds.data(), seconds.size(), "%g s", limit_s_);
    return "it exceeded the time limit of " + std::string(seconds.data());
}

}  // namespace orthant::run
