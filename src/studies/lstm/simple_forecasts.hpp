#pragma once

#include "data/series_windows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace orthant::lstm {

/// What is known of a series' targets without a model: forecasts use nothing from after the row in which they are made.
class SimpleForecasts {
  public:
    /// The history must outlive it.
    explicit SimpleForecasts(const data::SeriesHistory& history);

    /// The value in the row of the issue, or the last one before it; the training mean where there is none.
    double persistence(std::uint64_t issue_row, std::size_t target) const;

    /// The mean of the training rows in that month and hour of day (UTC); of that hour in all months where training has
    /// none in that month; of all where it has none at that hour, or where there are no dates.
    double climatology(std::uint64_t row, std::size_t target) const;

    /// The mean over the 30 days up to the issue at the row's time of day (the issue's own row counts); climatology
    /// where no value is known.
    double trailing_mean(std::uint64_t issue_row, std::uint64_t row, std::size_t target) const;

  private:
    std::optional<std::uint64_t> row_at(double time) const;

    const data::SeriesHistory& history_;
    std::vector<std::size_t> cell_;      ///< of each row, month · 24 + hour; empty without dates
    std::vector<double> cell_mean_;      ///< of month and hour × target; NaN where training has none
    std::vector<double> hour_mean_;      ///< of hour × target
    std::vector<double> training_mean_;  ///< of target
};

}  // namespace orthant::lstm
