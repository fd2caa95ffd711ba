#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Dates and times as ISO 8601 writes them, in seconds since 1970-01-01T00:00Z by the Gregorian calendar.
namespace orthant::data {

/// "2013-01-06", "2013-01-06T10", "2013-01-06 10:00", "…:00.25", with "Z", "+01", "+0100" or "+01:00" behind a time;
/// one without a zone counts as UTC. None for other text, and for days, hours and minutes that do not exist.
std::optional<double> read_time_stamp(std::string_view text);

/// "2013-01-06T10:00:00Z", to whole seconds.
std::string time_stamp(double seconds);

/// What the calendar says of an instant, in UTC.
struct CalendarTime {
    std::int32_t year = 1970;
    std::int32_t month = 0;        ///< 0 to 11
    std::int32_t day_of_year = 0;  ///< 0 to 365
    std::int32_t hour = 0;         ///< 0 to 23
    double day_part = 0;           ///< of the day, what has passed: [0, 1)
    double year_part = 0;          ///< of the year: [0, 1)
};
CalendarTime calendar_time(double seconds);

}  // namespace orthant::data
