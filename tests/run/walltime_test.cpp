#include "run/walltime.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace orthant::run {
namespace {

TEST(Walltime, reads_the_ways_people_write_times) {
    EXPECT_DOUBLE_EQ(parse_walltime_s("90"), 90);
    EXPECT_DOUBLE_EQ(parse_walltime_s("1.5s"), 1.5);
    EXPECT_DOUBLE_EQ(parse_walltime_s("15m"), 900);
    EXPECT_DOUBLE_EQ(parse_walltime_s("2h"), 7200);
    EXPECT_DOUBLE_EQ(parse_walltime_s("1d"), 86400);
    EXPECT_DOUBLE_EQ(parse_walltime_s("02:30"), 150);
    EXPECT_DOUBLE_EQ(parse_walltime_s("1:02:03"), 3723);
    EXPECT_DOUBLE_EQ(parse_walltime_s("2-00:00:01"), 172801);
}

TEST(Walltime, refuses_what_is_no_time) {
    for (const char* text : {"", "0", "-5", "abc", "1:2:3:4", "5 m", "nan", "1e3", "99999999999"})
        EXPECT_THROW(parse_walltime_s(text), Error) << text;
}

TEST(Walltime, leaves_time_to_stop) {
    EXPECT_DOUBLE_EQ(stop_margin_s(5), 1);
    EXPECT_DOUBLE_EQ(stop_margin_s(100), 10);
    EXPECT_DOUBLE_EQ(stop_margin_s(86400), 30);
}

}  // namespace
}  // namespace orthant::run
