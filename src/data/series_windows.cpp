#include "data/series_windows.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "data/calendar_inputs.hpp"
#include "data/data_file.hpp"
#include "data/sequence_scaling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace orthant::data {
namespace {

/// How many of something stand before each row, so that those of a range are a difference.
std::vector<std::uint64_t> running_count(const std::vector<std::uint8_t>& is_counted) {
    std::vector<std::uint64_t> before(is_counted.size() + 1);
    for (std::size_t i = 0; i < is_counted.size(); ++i) before[i + 1] = before[i] + is_counted[i];
    return before;
}

class WindowCutter {
  public:
    WindowCutter(const WindowRequest& request, const Series& series, SeriesWindows& windows)
        : request_(request),
          series_(series),
          windows_(windows),
          parts_(cut_in_order(series.rows, request.shares)),
          missing_inputs_(running_count(rows_missing(series.input_columns))),
          missing_targets_(running_count(rows_missing(series.target_columns))) {
        std::vector<std::uint8_t> is_gap(series.rows);
        for (const std::size_t row : series.gaps) is_gap[row] = 1;
        gaps_ = running_count(is_gap);
    }

    const std::array<std::uint64_t, 4>& parts() const { return parts_; }

    void cut() {
        std::vector<Sequence> sequences;
        std::vector<SetPart> parts;
        for (const SetPart part : {SetPart::training, SetPart::validation, SetPart::test}) {
            const std::uint64_t at_gaps = windows_.dropped_at_gaps, at_missing = windows_.dropped_at_missing;
            cut_part(part, sequences);
            if (sequences.size() == parts.size() && size(part) > 0)
                refuse_empty(part, windows_.dropped_at_gaps - at_gaps, windows_.dropped_at_missing - at_missing);
            parts.resize(sequences.size(), part);
        }
        arrange(windows_.set, sequences, parts);
    }

    /// "the training part (lines 2 to 61)"
    std::string place(SetPart part) const {
        const auto p = static_cast<std::size_t>(part);
        return "the " + part_name(part) + " part (lines " + std::to_string(series_.lines[parts_[p]]) + " to " +
               std::to_string(series_.lines[parts_[p + 1] - 1]) + ")";
    }

    void refuse_short_training() const {
        if (size(SetPart::training) < span()) refuse_empty(SetPart::training, 0, 0);
    }

  private:
    std::uint64_t size(SetPart part) const {
        const auto p = static_cast<std::size_t>(part);
        return parts_[p + 1] - parts_[p];
    }
    /// Rows from a window's first to its last answer.
    std::uint64_t span() const { return request_.window + request_.horizon; }

    std::vector<std::uint8_t> rows_missing(const std::vector<std::size_t>& columns) const {
        std::vector<std::uint8_t> is_missing(series_.rows);
        for (std::size_t row = 0; row < series_.rows; ++row)
            for (const std::size_t column : columns)
                if (std::isnan(series_.value(row, column))) is_missing[row] = 1;
        return is_missing;
    }

    void cut_part(SetPart part, std::vector<Sequence>& sequences) {
        const bool is_one = request_.answers == WindowRequest::Answers::one;
        const auto p = static_cast<std::size_t>(part);
        for (std::uint64_t first = parts_[p]; first + span() <= parts_[p + 1]; first += request_.stride) {
            const std::uint64_t last = first + request_.window - 1;
            const std::uint64_t first_target = (is_one ? last : first) + request_.horizon;
            const Sequence one{first, request_.window, first_target, is_one ? 1 : request_.window};
            if (gaps_[last + request_.horizon + 1] > gaps_[first + 1])
                ++windows_.dropped_at_gaps;
            else if (has_missing(one))
                ++windows_.dropped_at_missing;
            else
                sequences.push_back(one);
        }
    }

    bool has_missing(const Sequence& one) const {
        return missing_inputs_[one.first_input + one.steps] > missing_inputs_[one.first_input] ||
               missing_targets_[one.first_target + one.target_rows] > missing_targets_[one.first_target];
    }

    [[noreturn]] void refuse_empty(SetPart part, std::uint64_t at_gaps, std::uint64_t at_missing) const {
        if (at_gaps + at_missing == 0)
            throw file_error(series_.file, place(part) + " has " + counted(size(part), "row") + ", and a window of " +
                                               counted(request_.window, "step") + " with the answer " +
                                               std::to_string(request_.horizon) + " ahead spans " +
                                               std::to_string(span()) +
                                               " (no window may leave its part); ask for shorter windows or a shorter "
                                               "horizon, or cut the parts elsewhere");
        throw file_error(series_.file,
                         "no window is left in " + place(part) + " (" + counted(at_gaps, "window") +
                             " crossed a gap, " + std::to_string(at_missing) +
                             " touched a missing cell); ask for shorter windows, leave out columns with many missing "
                             "cells, or fill them in");
    }

    const WindowRequest& request_;
    const Series& series_;
    SeriesWindows& windows_;
    std::array<std::uint64_t, 4> parts_;
    std::vector<std::uint64_t> missing_inputs_, missing_targets_, gaps_;
};

/// One column scaled by its training rows, wherever it goes.
class ColumnScaler {
  public:
    ColumnScaler(const WindowRequest& request, const Series& series, const WindowCutter& cutter)
        : scaling_(request.scaling), series_(series), cutter_(cutter) {}

    ShiftAndScale move(std::size_t column, std::span<float> to, std::size_t to_columns, std::size_t to_column) const {
        const std::size_t columns = series_.columns.size();
        const std::span<const double> training(series_.values.data(), cutter_.parts()[1] * columns);
        const std::string& name = series_.columns[column];
        const ShiftAndScale scale = fitted_column(scaling_, column_of(training, columns, column), series_.file, name,
                                                  cutter_.place(SetPart::training));
        move_scaled({series_.values, columns, column, to, to_columns, to_column}, scale, series_.file, name);
        return scale;
    }

  private:
    Scaling scaling_;
    const Series& series_;
    const WindowCutter& cutter_;
};

void fill_inputs(const Series& series, const ColumnScaler& scaler, bool has_calendar, SequenceSet& set) {
    for (const std::size_t column : series.input_columns) set.input_names.push_back(series.columns[column]);
    const std::size_t read = set.input_names.size();
    if (has_calendar)
        for (std::string& name : calendar_names(series)) set.input_names.push_back(std::move(name));
    set.inputs = set.input_names.size();
    set.input_values.resize(series.rows * set.inputs);
    set.input_scales.resize(set.inputs);
    for (std::size_t i = 0; i < read; ++i)
        set.input_scales[i] = scaler.move(series.input_columns[i], set.input_values, set.inputs, i);
    if (has_calendar) fill_calendar(series, set.input_values, set.inputs, read);
}

void fill_targets(const Series& series, const ColumnScaler& scaler, SequenceSet& set) {
    set.targets = series.target_columns.size();
    set.target_values.resize(series.rows * set.targets);
    for (std::size_t i = 0; i < set.targets; ++i) {
        const std::size_t column = series.target_columns[i];
        set.target_names.push_back(series.columns[column]);
        const ShiftAndScale scale = scaler.move(column, set.target_values, set.targets, i);
        set.target_mean.push_back(scale.shift);
        set.target_scale.push_back(scale.scale);
    }
}

SeriesHistory history_of(const WindowRequest& request, Series series, std::uint64_t training_rows) {
    SeriesHistory history{.targets = series.target_columns.size(),
                          .horizon = request.horizon,
                          .values = {},
                          .times = {},
                          .has_dates = series.has_dates,
                          .step = series.step,
                          .training_rows = training_rows};
    for (std::size_t row = 0; row < series.rows; ++row)
        for (const std::size_t column : series.target_columns) history.values.push_back(series.value(row, column));
    history.times = std::move(series.times);
    return history;
}

}  // namespace

SeriesWindows series_windows(const WindowRequest& request) {
    ORTHANT_EXPECT(request.window >= 1 && request.stride >= 1 && !request.columns.targets.empty());
    ORTHANT_EXPECT(!request.columns.inputs.empty() || request.has_calendar);
    check_shares(request.shares);
    Series series = read_series(request.columns);
    if (request.has_calendar) refuse_without_dates(series, request.columns.time);
    SeriesWindows windows;
    WindowCutter cutter(request, series, windows);
    cutter.refuse_short_training();
    const ColumnScaler scaler(request, series, cutter);
    fill_inputs(series, scaler, request.has_calendar, windows.set);
    fill_targets(series, scaler, windows.set);
    cutter.cut();
    windows.set.time_step = series.step;
    windows.history = history_of(request, std::move(series), cutter.parts()[1]);
    return windows;
}

}  // namespace orthant::data
