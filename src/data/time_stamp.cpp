#include "data/time_stamp.hpp"

#include "data/cell.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace orthant::data {
namespace {

constexpr double seconds_of_day = 86400;

struct Date {
    std::int64_t year;
    std::int64_t month;  ///< 1 to 12
    std::int64_t day;
};

bool is_leap(std::int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::int64_t days_of(std::int64_t year, std::int64_t month) {
    constexpr std::array<std::int64_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

/// Since 1970-01-01. Years are counted from March, so that the leap day is the last of its year; 400 years are 146,097
/// days (after H. Hinnant's "chrono-compatible low-level date algorithms").
std::int64_t day_number(const Date& date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t year_of_era = year - era * 400;
    const std::int64_t day_of_year = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date date_of(std::int64_t days) {
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const std::int64_t day_of_era = shifted - era * 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day_of_year - (153 * month_from_march + 2) / 5 + 1};
}

/// Takes what is expected off the front of a text.
class Front {
  public:
    explicit Front(std::string_view text) : rest_(text) {}

    bool is_at_end() const { return rest_.empty(); }

    bool take(char c) {
        if (!rest_.starts_with(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// Exactly so many digits, of a number up to `most`.
    std::optional<std::int64_t> digits(std::size_t count, std::int64_t most) {
        if (rest_.size() < count) return std::nullopt;
        std::int64_t value = 0;
        for (const char c : rest_.substr(0, count)) {
            if (c < '0' || c > '9') return std::nullopt;
            value = value * 10 + (c - '0');
        }
        rest_.remove_prefix(count);
        return value <= most ? std::optional(value) : std::nullopt;
    }

    /// The digits behind a decimal point.
    std::optional<double> fraction() {
        double value = 0, unit = 1;
        std::size_t count = 0;
        for (; count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9'; ++count) {
            value = value * 10 + (rest_[count] - '0');
            unit *= 10;
        }
        if (count == 0 || count > 9) return std::nullopt;
        rest_.remove_prefix(count);
        return value / unit;
    }

  private:
    std::string_view rest_;
};

std::optional<std::int64_t> read_date(Front& front) {
    const auto year = front.digits(4, 9999);
    if (!year || !front.take('-')) return std::nullopt;
    const auto month = front.digits(2, 12);
    if (!month || *month < 1 || !front.take('-')) return std::nullopt;
    const auto day = front.digits(2, days_of(*year, *month));
    if (!day || *day < 1) return std::nullopt;
    return day_number({*year, *month, *day});
}

std::optional<double> read_clock(Front& front) {
    const auto hour = front.digits(2, 23);
    if (!hour) return std::nullopt;
    double seconds = static_cast<double>(*hour) * 3600;
    if (!front.take(':')) return seconds;
    const auto minute = front.digits(2, 59);
    if (!minute) return std::nullopt;
    seconds += static_cast<double>(*minute) * 60;
    if (!front.take(':')) return seconds;
    const auto second = front.digits(2, 59);
    if (!second) return std::nullopt;
    seconds += static_cast<double>(*second);
    if (!front.take('.')) return seconds;
    const auto fraction = front.fraction();
    return fraction ? std::optional(seconds + *fraction) : std::nullopt;
}

/// Seconds by which the zone is ahead of UTC.
std::optional<double> read_zone(Front& front) {
    if (front.take('Z') || front.is_at_end()) return 0;
    const bool is_behind = front.take('-');
    if (!is_behind && !front.take('+')) return std::nullopt;
    const auto hours = front.digits(2, 23);
    if (!hours) return std::nullopt;
    double seconds = static_cast<double>(*hours) * 3600;
    if (front.take(':') || !front.is_at_end()) {
        const auto minutes = front.digits(2, 59);
        if (!minutes) return std::nullopt;
        seconds += static_cast<double>(*minutes) * 60;
    }
    return is_behind ? -seconds : seconds;
}

}  // namespace

std::optional<double> read_time_stamp(std::string_view text) {
    Front front(trimmed(text));
    const auto days = read_date(front);
    if (!days) return std::nullopt;
    double seconds = static_cast<double>(*days) * seconds_of_day;
    if (front.is_at_end()) return seconds;
    if (!front.take('T') && !front.take(' ')) return std::nullopt;
    const auto clock = read_clock(front);
    if (!clock) return std::nullopt;
    const auto zone = read_zone(front);
    if (!zone || !front.is_at_end()) return std::nullopt;
    seconds += *clock - *zone;
    return seconds;
}

std::string time_stamp(double seconds) {
    const double days = std::floor(seconds / seconds_of_day);
    const auto within = static_cast<int>(seconds - days * seconds_of_day);
    const Date date = date_of(static_cast<std::int64_t>(days));
    std::array<char, 40> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ",
                                     static_cast<int>(date.year), static_cast<int>(date.month),
                                     static_cast<int>(date.day), within / 3600, within / 60 % 60, within % 60);
    return {text.data(), static_cast<std::size_t>(length)};
}

CalendarTime calendar_time(double seconds) {
    const double days = std::floor(seconds / seconds_of_day);
    const double day_part = (seconds - days * seconds_of_day) / seconds_of_day;
    const auto day = static_cast<std::int64_t>(days);
    const Date date = date_of(day);
    const std::int64_t day_of_year = day - day_number({date.year, 1, 1});
    return {.year = static_cast<std::int32_t>(date.year),
            .month = static_cast<std::int32_t>(date.month - 1),
            .day_of_year = static_cast<std::int32_t>(day_of_year),
            .hour = static_cast<std::int32_t>((seconds - days * seconds_of_day) / 3600),
            .day_part = day_part,
            .year_part = (static_cast<double>(day_of_year) + day_part) / (is_leap(date.year) ? 366 : 365)};
}

}  // namespace orthant::data
