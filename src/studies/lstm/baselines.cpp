#include "studies/lstm/baselines.hpp"

#include "studies/lstm/ridge.hpp"

#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace orthant::lstm {
namespace {

using data::SequenceView;
using data::SeriesHistory;
using data::SetPart;

constexpr std::size_t hours = 24;
constexpr double seconds_per_hour = 3600;
constexpr double trailing_s = 30 * hours * seconds_per_hour;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::size_t hour_of_day(double time_s) {
    const double hour = std::floor(time_s / seconds_per_hour);
    return static_cast<std::size_t>(hour - hours * std::floor(hour / hours));
}

/// A forecast of one target: of row `answer`, from what is known at row `last`. NaN where nothing is known.
using Forecast = std::function<double(std::uint64_t last, std::uint64_t answer, std::size_t target)>;

double persistence(const SeriesHistory& history, std::uint64_t last, std::size_t target) {
    for (std::uint64_t row = last + 1; row-- > 0;)
        if (!std::isnan(history.value(row, target))) return history.value(row, target);
    return unknown;
}

struct Mean {
    double sum = 0;
    double count = 0;
    double value() const { return count > 0 ? sum / count : unknown; }
};

/// By hour of day, of the rows [first, end).
Mean mean_at_hour(const SeriesHistory& history, std::uint64_t first, std::uint64_t end, std::size_t hour,
                  std::size_t target) {
    Mean mean;
    for (std::uint64_t row = first; row < end; ++row) {
        const double value = history.value(row, target);
        if (std::isnan(value) || hour_of_day(history.times[row]) != hour) continue;
        mean.sum += value;
        ++mean.count;
    }
    return mean;
}

double trailing(const SeriesHistory& history, std::uint64_t last, std::uint64_t answer, std::size_t target) {
    std::uint64_t first = last + 1;
    while (first > 0 && history.times[first - 1] > history.times[last] - trailing_s) --first;
    return mean_at_hour(history, first, last + 1, hour_of_day(history.times[answer]), target).value();
}

/// The root mean square of what a forecast misses in a part. A forecast of nothing counts as the value 0 in scaled
/// units: the mean of training.
double error_of(const data::SeriesWindows& windows, const SequenceView& view, SetPart part, const Forecast& forecast) {
    double squares = 0, count = 0;
    for (const data::Sequence& window : view.part(part))
        for (std::size_t target = 0; target < view.targets; ++target) {
            const std::uint64_t last = window.first_input + window.steps - 1;
            const double truth = windows.history.value(window.first_target, target);
            double value = forecast(last, window.first_target, target);
            if (std::isnan(value)) value = windows.set.target_mean[target];
            squares += (value - truth) * (value - truth);
            ++count;
        }
    return std::sqrt(squares / count);
}

Baseline measured(std::string name, const data::SeriesWindows& windows, const SequenceView& view,
                  const Forecast& forecast) {
    return {std::move(name), error_of(windows, view, SetPart::validation, forecast),
            error_of(windows, view, SetPart::test, forecast)};
}

double ridge_error(const data::SeriesWindows& windows, const SequenceView& view, SetPart part, const Ridge& ridge) {
    double squares = 0, count = 0;
    for (const data::Sequence& window : view.part(part)) {
        const std::vector<double> predicted = ridge.predict(window);
        for (std::size_t target = 0; target < view.targets; ++target) {
            const double scale = windows.set.target_scale[target], mean = windows.set.target_mean[target];
            const double missed = predicted[target] * scale + mean - windows.history.value(window.first_target, target);
            squares += missed * missed;
            ++count;
        }
    }
    return std::sqrt(squares / count);
}

Baseline best_ridge(const data::SeriesWindows& windows, const SequenceView& view) {
    Baseline best{"ridge", std::numeric_limits<double>::infinity(), unknown};
    Ridge ridge(view);
    for (int exponent = -3; exponent <= 4; ++exponent) {
        ridge.solve(std::pow(10.0, exponent));
        const double validation = ridge_error(windows, view, SetPart::validation, ridge);
        if (validation < best.validation_error)
            best = {"ridge", validation, ridge_error(windows, view, SetPart::test, ridge)};
    }
    return best;
}

}  // namespace

std::vector<Baseline> baselines(const data::SeriesWindows& windows) {
    const SeriesHistory& history = windows.history;
    const SequenceView view = data::view(windows.set);
    std::vector<Baseline> all;
    all.push_back(measured("persistence", windows, view, [&](auto last, auto /*answer*/, auto target) {
        return persistence(history, last, target);
    }));
    if (history.has_dates) {
        std::vector<std::array<double, hours>> means(history.targets);
        for (std::size_t target = 0; target < history.targets; ++target)
            for (std::size_t hour = 0; hour < hours; ++hour)
                means[target][hour] = mean_at_hour(history, 0, history.training_rows, hour, target).value();
        all.push_back(measured("climatology", windows, view, [&](auto /*last*/, auto answer, auto target) {
            return means[target][hour_of_day(history.times[answer])];
        }));
        all.push_back(measured("trailing", windows, view, [&](auto last, auto answer, auto target) {
            return trailing(history, last, answer, target);
        }));
    }
    all.push_back(best_ridge(windows, view));
    return all;
}

}  // namespace orthant::lstm
