#include "base/clock.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace orthant {
namespace {

double read_clock_s(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

template <class... Args>
std::string print(const char* format, Args... args) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, args...);
    return text.data();
}

}  // namespace

double monotonic_s() {
    return read_clock_s(CLOCK_MONOTONIC);
}

double unix_time_s() {
    return read_clock_s(CLOCK_REALTIME);
}

double thread_cpu_s() {
    return read_clock_s(CLOCK_THREAD_CPUTIME_ID);
}

std::string iso8601(double unix_time_s) {
    constexpr double year_10000_s = 253'402'300'800;
    if (!(unix_time_s > -year_10000_s && unix_time_s < year_10000_s)) return "?";
    const auto seconds = static_cast<std::time_t>(unix_time_s);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text.data();
}

std::string human_duration(double seconds) {
    if (!(seconds >= 0) || std::isinf(seconds)) return "?";
    if (seconds > 0 && seconds < 1e-3) return print("%.0f µs", 1e6 * seconds);
    if (seconds < 1) return print("%.0f ms", 1e3 * seconds);
    if (seconds < 10) return print("%.1f s", seconds);
    if (seconds < 100) return print("%.0f s", seconds);
    const double minutes = std::round(seconds / 60);
    if (minutes < 100) return print("%.0f min", minutes);
    const double hours = std::floor(minutes / 60);
    if (hours < 48) return print("%.0f h %02.0f min", hours, minutes - 60 * hours);
    return print("%.0f d %.0f h", std::floor(hours / 24), std::fmod(hours, 24));
}

void sleep_s(double seconds) {
    timespec request{};
    request.tv_sec = static_cast<std::time_t>(seconds);
    request.tv_nsec = static_cast<long>((seconds - std::floor(seconds)) * 1e9);
    nanosleep(&request, nullptr);
}

}  // namespace orthant
