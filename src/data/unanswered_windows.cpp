#include "data/unanswered_windows.hpp"

#include "base/counted.hpp"
#include "data/calendar_inputs.hpp"
#include "data/cell.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace orthant::data {
namespace {

void refuse_other_step(const Series& series, const SequenceOutline& learned) {
    constexpr double rounding = 1e-6;
    if (std::abs(series.step - learned.time_step) <= rounding * learned.time_step) return;
    throw file_error(series.file, "its rows are " + canonical_label(series.step) + (series.has_dates ? " s" : "") +
                                      " apart, and those that were learned from " + canonical_label(learned.time_step) +
                                      " (a window would span another time); give a series of that step");
}

[[noreturn]] void refuse_empty(const Series& series, std::uint64_t window, std::uint64_t dropped) {
    if (dropped == 0)
        throw file_error(series.file, "it has " + counted(series.rows, "row") + ", and a window " +
                                          counted(window, "step") +
                                          " (the networks read whole windows); give more rows");
    throw file_error(series.file, "no window of " + counted(window, "step") +
                                      " is left (all cross a gap or touch a missing cell); fill them in");
}

bool is_missing(const Series& series, std::size_t row) {
    return std::ranges::any_of(series.input_columns,
                               [&](std::size_t column) { return std::isnan(series.value(row, column)); });
}

/// A window may begin where the row is not before the last gap or missing cell.
void cut(const WindowRequest& request, const Series& series, Unanswered& unanswered) {
    const std::uint64_t answers = request.answers == WindowRequest::Answers::one ? 1 : request.window;
    std::uint64_t whole_from = 0;
    for (std::uint64_t row = 0; row < series.rows; ++row) {
        if (std::ranges::binary_search(series.gaps, row)) whole_from = row;
        if (is_missing(series, row)) whole_from = row + 1;
        if (row + 1 < request.window) continue;
        const std::uint64_t first = row + 1 - request.window;
        if (first < whole_from) {
            ++unanswered.dropped;
            continue;
        }
        unanswered.add(first, first, request.window, answers);
        unanswered.times.push_back(series.times[row]);
    }
    if (unanswered.numbers.empty()) refuse_empty(series, request.window, unanswered.dropped);
}

}  // namespace

Unanswered unanswered_windows(const WindowRequest& request, const SequenceOutline& learned) {
    SeriesColumns columns = request.columns;
    columns.targets.clear();
    const Series series = read_series(columns);
    if (request.has_calendar) refuse_without_dates(series, columns.time);
    refuse_other_step(series, learned);
    Unanswered unanswered(learned);
    unanswered.has_dates = series.has_dates;
    cut(request, series, unanswered);
    SequenceSet& set = unanswered.set;
    set.time_step = series.step;
    set.input_values.resize(series.rows * set.inputs);
    const std::size_t read = series.input_columns.size();
    for (std::size_t i = 0; i < read; ++i)
        move_input(learned, i, series.values, series.columns.size(), series.input_columns[i], series.file, set);
    if (request.has_calendar) fill_calendar(series, set.input_values, set.inputs, read);
    unanswered.finish();
    return unanswered;
}

}  // namespace orthant::data
