#include "studies/lstm/simple_forecasts.hpp"

#include "base/compensated_sum.hpp"
#include "base/contract.hpp"
#include "data/time_stamp.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::lstm {
namespace {

constexpr std::size_t hours = 24, cells = 12 * hours;
constexpr double day = 86400, trailing_days = 30;

/// Means of values that fall into numbered cells.
class CellMeans {
  public:
    explicit CellMeans(std::size_t count) : sums_(count), counts_(count) {}

    void add(std::size_t cell, double value) {
        sums_[cell].add(value);
        ++counts_[cell];
    }

    std::vector<double> means() const {
        std::vector<double> means;
        for (std::size_t i = 0; i < sums_.size(); ++i)
            means.push_back(counts_[i] == 0 ? std::numeric_limits<double>::quiet_NaN()
                                            : sums_[i].value() / static_cast<double>(counts_[i]));
        return means;
    }

  private:
    std::vector<CompensatedSum> sums_;
    std::vector<std::uint64_t> counts_;
};

}  // namespace

SimpleForecasts::SimpleForecasts(const data::SeriesHistory& history) : history_(history) {
    if (history.has_dates)
        for (const double time : history.times) {
            const data::CalendarTime calendar = data::calendar_time(time);
            cell_.push_back(static_cast<std::size_t>(calendar.month) * hours + static_cast<std::size_t>(calendar.hour));
        }
    const std::size_t targets = history.targets;
    CellMeans of_cells(cells * targets), of_hours(hours * targets), of_all(targets);
    for (std::uint64_t row = 0; row < history.training_rows; ++row)
        for (std::size_t target = 0; target < targets; ++target) {
            const double value = history.value(row, target);
            if (std::isnan(value)) continue;
            of_all.add(target, value);
            if (cell_.empty()) continue;
            of_cells.add(cell_[row] * targets + target, value);
            of_hours.add(cell_[row] % hours * targets + target, value);
        }
    cell_mean_ = of_cells.means();
    hour_mean_ = of_hours.means();
    training_mean_ = of_all.means();
}

double SimpleForecasts::persistence(std::uint64_t issue_row, std::size_t target) const {
    for (std::uint64_t row = issue_row + 1; row-- > 0;)
        if (const double value = history_.value(row, target); !std::isnan(value)) return value;
    return training_mean_[target];
}

double SimpleForecasts::climatology(std::uint64_t row, std::size_t target) const {
    if (cell_.empty()) return training_mean_[target];
    const std::size_t targets = history_.targets;
    const double of_cell = cell_mean_[cell_[row] * targets + target];
    if (!std::isnan(of_cell)) return of_cell;
    const double of_hour = hour_mean_[cell_[row] % hours * targets + target];
    return std::isnan(of_hour) ? training_mean_[target] : of_hour;
}

double SimpleForecasts::trailing_mean(std::uint64_t issue_row, std::uint64_t row, std::size_t target) const {
    ORTHANT_EXPECT(history_.has_dates && issue_row <= row);
    const double issue = history_.times[issue_row];
    const double days_ahead = std::max(1.0, std::ceil((history_.times[row] - issue) / day));
    CompensatedSum sum;
    std::uint64_t count = 0;
    for (double back = days_ahead;; back += 1) {
        const double time = history_.times[row] - back * day;
        if (time <= issue - trailing_days * day) break;
        const std::optional<std::uint64_t> known = row_at(time);
        if (!known || std::isnan(history_.value(*known, target))) continue;
        sum.add(history_.value(*known, target));
        ++count;
    }
    return count == 0 ? climatology(row, target) : sum.value() / static_cast<double>(count);
}

std::optional<std::uint64_t> SimpleForecasts::row_at(double time) const {
    const auto found = std::ranges::lower_bound(history_.times, time);
    if (found == history_.times.end() || *found != time) return std::nullopt;
    return static_cast<std::uint64_t>(found - history_.times.begin());
}

}  // namespace orthant::lstm
