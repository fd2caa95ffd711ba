#include "data/time_stamp.hpp"

#include <gtest/gtest.h>

namespace orthant::data::time_stamp_test {
namespace {

TEST(TimeStamp, reads_dates_times_and_zones) {
    EXPECT_EQ(read_time_stamp("1970-01-01"), 0);
    EXPECT_EQ(read_time_stamp("2013-01-01T06:00:00Z"), 1357020000);
    EXPECT_EQ(read_time_stamp(" 2013-01-01 06:00 "), 1357020000);
    EXPECT_EQ(read_time_stamp("2013-01-01T06"), 1357020000);
    EXPECT_EQ(read_time_stamp("2013-01-01T07:30:00.250+01:30"), 1357020000.25);
    EXPECT_EQ(read_time_stamp("2013-01-01T01:00:00-0500"), 1357020000);
    EXPECT_EQ(read_time_stamp("2000-02-29T23:59:59Z"), 951868799);
    EXPECT_EQ(read_time_stamp("1969-12-31T23:00Z"), -3600);
}

TEST(TimeStamp, refuses_what_does_not_exist) {
    for (const char* text : {"", "x", "2013", "2013-1-1", "2013-13-01", "2013-00-01", "2013-02-29", "1900-02-29",
                             "2013-01-01T24:00", "2013-01-01T10:60", "2013-01-01T10:00:60", "2013-01-01T", "20130101",
                             "2013-01-01T10:00Zx", "2013-01-01T10:00+", "2013-01-01T10:00:00.", "2013-01-01x"})
        EXPECT_FALSE(read_time_stamp(text)) << text;
}

TEST(TimeStamp, writes_what_it_reads) {
    for (const char* text : {"2013-01-01T06:00:00Z", "1900-03-01T00:00:01Z", "2400-02-29T23:59:59Z"})
        EXPECT_EQ(time_stamp(*read_time_stamp(text)), text);
}

TEST(TimeStamp, knows_the_calendar_of_each_day_of_400_years) {
    double seconds = *read_time_stamp("1900-01-01");
    const auto is_leap = [](int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; };
    for (int year = 1900; year < 2300; ++year) {
        const int days = is_leap(year) ? 366 : 365;
        int month = -1;
        for (int day = 0; day < days; ++day, seconds += 86400) {
            const CalendarTime time = calendar_time(seconds + 3600 * 13);
            ASSERT_EQ(time.year, year);
            ASSERT_EQ(time.day_of_year, day);
            ASSERT_EQ(time.hour, 13);
            ASSERT_TRUE(time.month == month || time.month == month + 1);
            month = time.month;
            ASSERT_EQ(time.year_part, (day + 13. / 24) / days);
        }
        ASSERT_EQ(month, 11);
    }
}

}  // namespace
}  // namespace orthant::data::time_stamp_test
