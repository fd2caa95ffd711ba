#include "run/duration.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace orthant::run::duration_test {
namespace {

double read(const std::string& text) {
    return parse_duration_s("--walltime", text);
}

TEST(Duration, reads_the_ways_people_write_times) {
    EXPECT_DOUBLE_EQ(read("90"), 90);
    EXPECT_DOUBLE_EQ(read("1.5s"), 1.5);
    EXPECT_DOUBLE_EQ(read("15m"), 900);
    EXPECT_DOUBLE_EQ(read("90 s"), 90);
    EXPECT_DOUBLE_EQ(read("2h"), 7200);
    EXPECT_DOUBLE_EQ(read("1d"), 86400);
    EXPECT_DOUBLE_EQ(read("02:30"), 150);
    EXPECT_DOUBLE_EQ(read("1:02:03"), 3723);
    EXPECT_DOUBLE_EQ(read("2-00:00:01"), 172801);
}

TEST(Duration, refuses_what_is_no_time) {
    for (const char* text : {"", "0", "-5", "abc", "1:2:3:4", "5 x", "5  m", "nan", "1e3", "99999999999"})
        EXPECT_THROW(read(text), Error) << text;
}

TEST(Duration, names_the_option_it_refuses) {
    try {
        parse_duration_s("--checkpoint-every", "soon");
        FAIL() << "read as a time";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), testing::HasSubstr("--checkpoint-every: cannot read 'soon'"));
    }
}

}  // namespace
}  // namespace orthant::run::duration_test
