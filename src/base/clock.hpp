#pragma once

#include <cstdint>
#include <string>

namespace orthant {

/// Seconds on a clock that never goes back (CLOCK_MONOTONIC).
/// clock_gettime, not std::chrono, so that a simulator can own the time.
double monotonic_s();

/// Seconds since 1970-01-01 UTC (CLOCK_REALTIME).
double unix_time_s();

/// Seconds that this thread has computed (CLOCK_THREAD_CPUTIME_ID): not those in which it waited or was stopped.
double thread_cpu_s();

/// ISO 8601 in UTC to the second, "2026-01-31T12:00:00Z"; "?" for what no year of four digits has.
std::string iso8601(double unix_time_s);

/// For people: "150 µs", "41 ms", "3.2 s", "12 min", "5 h 07 min", "3 d 4 h".
std::string human_duration(double seconds);

void sleep_s(double seconds);

}  // namespace orthant
