#pragma once

#include "data/scaling.hpp"
#include "data/sequence_set.hpp"
#include "data/series.hpp"
#include "data/set_shares.hpp"

#include <cstdint>
#include <vector>

namespace orthant::data {

/// How a series is cut into windows.
struct WindowRequest {
    enum class Answers {
        one,   ///< the value `horizon` rows after the window's last
        each,  ///< for each row of the window the value `horizon` rows after it
    };

    SeriesColumns columns = {};  ///< where missing cells or gaps are allowed, windows that touch them are dropped
    std::uint64_t window = 24;   ///< rows of a window, at least 1
    std::uint64_t horizon = 1;   ///< 0: the present
    std::uint64_t stride = 1;    ///< rows from one window of a part to the next, at least 1
    Answers answers = Answers::one;
    SetShares shares = {};                ///< of the rows, in their order; no window, answers included, crosses a cut
    Scaling scaling = Scaling::standard;  ///< of inputs and targets, fitted on the training rows
    bool has_calendar = false;  ///< hour of day (unless rows are days apart) and day of year, as sine and cosine
};

/// The targets' values in their own units and the time of each row, from which simple forecasts are made.
struct SeriesHistory {
    std::size_t targets = 0;
    std::uint64_t horizon = 1;
    std::vector<double> values;  ///< rows × targets; NaN where missing
    std::vector<double> times;   ///< seconds since 1970, UTC, where there are dates
    bool has_dates = false;
    double step = 1;
    std::uint64_t training_rows = 0;

    double value(std::uint64_t row, std::size_t target) const { return values[row * targets + target]; }
    std::uint64_t rows() const { return times.size(); }
};

struct SeriesWindows {
    SequenceSet set;  ///< its rows are those of the file
    SeriesHistory history;
    std::uint64_t dropped_at_gaps = 0, dropped_at_missing = 0;  ///< windows
};

/// Error(data), where a part holds no window with the reason; Error(job) for shares that do not add up.
SeriesWindows series_windows(const WindowRequest& request);

}  // namespace orthant::data
