#include "studies/lstm/simple_forecasts.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>

namespace orthant::lstm::simple_forecasts_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double day = 86400, first_time = 1356998400;  // 2013-01-01T00:00Z

/// Hours of 50 days with two targets, a few values missing and a few rows left out; 40 days are for training.
data::SeriesHistory made_history() {
    data::SeriesHistory history;
    history.targets = 2;
    history.horizon = 24;
    history.has_dates = true;
    history.step = 3600;
    std::uint64_t state = 1;
    for (int hour = 0; hour < 50 * 24; ++hour) {
        if (hour % 97 == 40) continue;
        history.times.push_back(first_time + hour * 3600.);
        for (int target = 0; target < 2; ++target) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            const double noise = static_cast<double>(state >> 40) / 1e6;
            history.values.push_back(state >> 60 == 3 ? nan : noise + hour % 24 + 100 * target);
        }
        if (hour < 40 * 24) history.training_rows = history.times.size();
    }
    return history;
}

int hour_of(double time) {
    return static_cast<int>((time - first_time) / 3600) % 24;
}

bool is_february(double time) {
    return time >= first_time + 31 * day;
}

/// The mean over the rows that are asked for by their time.
template <class IsWanted>
double naive_mean(const data::SeriesHistory& history, std::size_t target, std::uint64_t rows, IsWanted is_wanted) {
    double sum = 0;
    int count = 0;
    for (std::uint64_t row = 0; row < rows; ++row) {
        if (!is_wanted(history.times[row]) || std::isnan(history.value(row, target))) continue;
        sum += history.value(row, target);
        ++count;
    }
    return count == 0 ? nan : sum / count;
}

TEST(SimpleForecasts, persist_in_the_last_value_known) {
    data::SeriesHistory history;
    history.targets = 1;
    history.values = {nan, 4, nan, nan, 7};
    history.times = {0, 1, 2, 3, 4};
    history.training_rows = 5;
    const SimpleForecasts forecasts(history);
    EXPECT_EQ(forecasts.persistence(0, 0), 5.5) << "the training mean";
    EXPECT_EQ(forecasts.persistence(1, 0), 4);
    EXPECT_EQ(forecasts.persistence(3, 0), 4);
    EXPECT_EQ(forecasts.persistence(4, 0), 7);
    EXPECT_EQ(forecasts.climatology(4, 0), 5.5) << "without dates";
}

TEST(SimpleForecasts, know_the_climate_of_an_hour_in_its_month_from_training) {
    const data::SeriesHistory history = made_history();
    const SimpleForecasts forecasts(history);
    for (std::uint64_t row = 0; row < history.rows(); row += 7)
        for (std::size_t target = 0; target < 2; ++target) {
            const double time = history.times[row];
            EXPECT_NEAR(forecasts.climatology(row, target),
                        naive_mean(history, target, history.training_rows,
                                   [&](double other) {
                                       return hour_of(other) == hour_of(time) &&
                                              is_february(other) == is_february(time);
                                   }),
                        1e-10)
                << row;
        }
}

TEST(SimpleForecasts, take_the_hour_of_all_months_where_training_lacks_the_month) {
    data::SeriesHistory history = made_history();
    history.training_rows = 20 * 24;
    const SimpleForecasts forecasts(history);
    const std::uint64_t row = history.rows() - 1;
    EXPECT_NEAR(forecasts.climatology(row, 1),
                naive_mean(history, 1, history.training_rows,
                           [&](double other) { return hour_of(other) == hour_of(history.times[row]); }),
                1e-10);
}

TEST(SimpleForecasts, average_the_days_before_the_issue_at_the_hour_asked_for) {
    const data::SeriesHistory history = made_history();
    const SimpleForecasts forecasts(history);
    for (const std::uint64_t ahead : {1, 24, 30, 60})
        for (std::uint64_t issue_row = 100; issue_row + ahead < history.rows(); issue_row += 13) {
            const double issue = history.times[issue_row], time = history.times[issue_row + ahead];
            const double expected = naive_mean(history, 0, history.rows(), [&](double other) {
                return other <= issue && other > issue - 30 * day && other < time && hour_of(other) == hour_of(time);
            });
            EXPECT_NEAR(forecasts.trailing_mean(issue_row, issue_row + ahead, 0), expected, 1e-10)
                << issue_row << " " << ahead;
        }
}

TEST(SimpleForecasts, see_nothing_behind_the_issue) {
    data::SeriesHistory history = made_history();
    const std::uint64_t issue_row = 1000, row = issue_row + 24;
    const SimpleForecasts forecasts(history);
    const double trailing = forecasts.trailing_mean(issue_row, row, 0), last = forecasts.persistence(issue_row, 0);
    const double climate = forecasts.climatology(row, 0);
    for (std::uint64_t later = issue_row + 1; later < history.rows(); ++later) history.values[later * 2] = 1e9;
    const SimpleForecasts changed(history);
    EXPECT_EQ(changed.trailing_mean(issue_row, row, 0), trailing);
    EXPECT_EQ(changed.persistence(issue_row, 0), last);
    EXPECT_EQ(changed.climatology(row, 0), climate);
}

}  // namespace
}  // namespace orthant::lstm::simple_forecasts_test
