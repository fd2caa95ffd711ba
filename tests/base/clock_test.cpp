#include "base/clock.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace orthant::clock_test {
namespace {

TEST(Clock, monotonic_time_does_not_go_back) {
    double last = monotonic_s();
    for (int i = 0; i < 1000; ++i) {
        const double now = monotonic_s();
        ASSERT_GE(now, last);
        last = now;
    }
}

TEST(Clock, unix_time_is_of_this_century) {
    EXPECT_GT(unix_time_s(), 1.7e9);
    EXPECT_LT(unix_time_s(), 4.1e9);
}

TEST(Clock, sleeps_at_least_as_long_as_asked) {
    const double start = monotonic_s();
    sleep_s(0.002);
    EXPECT_GE(monotonic_s() - start, 0.002);
}

TEST(Iso8601, prints_utc_to_the_second) {
    EXPECT_EQ(iso8601(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(iso8601(1709210096.9), "2024-02-29T12:34:56Z");
    for (const double none : {1e300, -1e300, std::numeric_limits<double>::quiet_NaN()}) EXPECT_EQ(iso8601(none), "?");
}

TEST(HumanDuration, chooses_units_people_use) {
    EXPECT_EQ(human_duration(0), "0 ms");
    EXPECT_EQ(human_duration(0.00015), "150 µs");
    EXPECT_EQ(human_duration(0.041), "41 ms");
    EXPECT_EQ(human_duration(3.21), "3.2 s");
    EXPECT_EQ(human_duration(42), "42 s");
    EXPECT_EQ(human_duration(12 * 60), "12 min");
    EXPECT_EQ(human_duration(5 * 3600 + 7 * 60), "5 h 07 min");
    EXPECT_EQ(human_duration(3 * 86400 + 4 * 3600), "3 d 4 h");
    EXPECT_EQ(human_duration(-1), "?");
    EXPECT_EQ(human_duration(std::numeric_limits<double>::quiet_NaN()), "?");
    EXPECT_EQ(human_duration(std::numeric_limits<double>::infinity()), "?");
}

}  // namespace
}  // namespace orthant::clock_test
