#pragma once

#include "data/sequence_set.hpp"
#include "data/series.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace orthant::data {

/// "hour_sin", "hour_cos", "day_sin", "day_cos"; without the hour where rows are whole days apart.
std::vector<std::string> calendar_names(const Series& series);

/// Error(data) where times are no dates: a calendar needs them. `time` is the column, empty where none is named.
void refuse_without_dates(const Series& series, const std::string& time);

/// Writes them into the columns from `first` on, of a matrix with a row for each of the series.
/// The hour is the part of the day that has passed, the day that of the year, both in UTC.
void fill_calendar(const Series& series, std::span<float> values, std::size_t columns, std::size_t first);

}  // namespace orthant::data
