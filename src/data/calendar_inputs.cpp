#include "data/calendar_inputs.hpp"

#include "base/fixed_math.hpp"
#include "data/data_file.hpp"
#include "data/time_stamp.hpp"

#include <array>
#include <cmath>

namespace orthant::data {
namespace {

constexpr double seconds_of_day = 86400;

bool has_hours(const Series& series) {
    return std::fmod(series.step, seconds_of_day) != 0;
}

std::array<double, 2> sine_and_cosine(double turns) {
    const fixed_math::SinCos both = fixed_math::sin_cos_of_turns(splat(turns));
    return {both.sin[0], both.cos[0]};
}

}  // namespace

std::vector<std::string> calendar_names(const Series& series) {
    std::vector<std::string> names;
    if (has_hours(series)) names = {"hour_sin", "hour_cos"};
    names.insert(names.end(), {"day_sin", "day_cos"});
    return names;
}

void refuse_without_dates(const Series& series, const std::string& time) {
    if (series.has_dates) return;
    throw file_error(series.file, "calendar = true needs dates (" +
                                      (time.empty() ? std::string("no time column is named")
                                                    : "column " + name_text(time) + " holds numbers") +
                                      "); name a column of ISO 8601 dates with time = …, or leave the calendar out");
}

void fill_calendar(const Series& series, std::span<float> values, std::size_t columns, std::size_t first) {
    for (std::size_t row = 0; row < series.rows; ++row) {
        const CalendarTime time = calendar_time(series.times[row]);
        float* to = values.data() + row * columns + first;
        if (has_hours(series))
            for (const double value : sine_and_cosine(time.day_part)) *to++ = static_cast<float>(value);
        for (const double value : sine_and_cosine(time.year_part)) *to++ = static_cast<float>(value);
    }
}

}  // namespace orthant::data
