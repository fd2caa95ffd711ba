#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::data {

/// Columns of a CSV file whose rows follow each other in time.
struct Series {
    std::filesystem::path file;
    std::vector<std::string> columns;                        ///< each once
    std::vector<std::size_t> input_columns, target_columns;  ///< of these, as asked for
    std::size_t rows = 0;
    std::vector<double> values;        ///< rows × columns; NaN where a cell is missing, otherwise finite
    std::vector<std::uint64_t> lines;  ///< where each row begins
    std::vector<double> times;         ///< of each row, increasing; seconds since 1970 of dates; row numbers where none
    bool has_dates = false;
    double step = 1;                ///< from row to row, but for gaps: the median
    std::vector<std::size_t> gaps;  ///< rows that do not come one step after the one before

    double value(std::size_t row, std::size_t column) const { return values[row * columns.size() + column]; }
};

struct SeriesColumns {
    enum class Missing { refused, allowed };
    enum class Gaps { refused, allowed };

    std::filesystem::path file;
    std::string
        time;  ///< the column: numbers, or ISO 8601 dates with or without a time of day; empty: the order of rows
    std::vector<std::string> inputs, targets;  ///< columns; one may be both
    Missing missing = Missing::refused;
    Gaps gaps = Gaps::refused;
};

/// Error(data) for columns that are not in the header or are named twice in it, cells that are no numbers, times that
/// are missing or do not increase, fewer than two rows, and gaps or missing cells where these are refused.
Series read_series(const SeriesColumns& request);

}  // namespace orthant::data
