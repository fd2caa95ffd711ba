#include "studies/lstm/baselines.hpp"

#include "studies/lstm/ridge.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace orthant::lstm {
namespace {

constexpr std::size_t rows = 24 * 60;
constexpr std::size_t window = 3, horizon = 5;

/// A day's wave with a slow drift and some jitter.
double value_at(std::size_t row) {
    const auto t = static_cast<double>(row);
    return 10 + 3 * std::sin(t * 0.2618) + 0.004 * t + 0.3 * std::cos(7.1 * t);
}

/// Hour after hour from a midnight, told as numbers of seconds since 1970 would be: dates.
std::string series() {
    std::string text = "time,y\n";
    for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t day = row / 24, month = 7 + day / 30;
        char time[64];
        std::snprintf(time, sizeof time, "2013-%02zu-%02zuT%02zu:00:00Z", month, 1 + day % 30, row % 24);
        text += std::string(time) + "," + std::to_string(value_at(row)) + "\n";
    }
    return text;
}

class BaselinesOf : public testing::Test {
  protected:
    BaselinesOf() {
        test::write_file(directory_ / "y.csv", series());
        request_.columns = {.file = directory_ / "y.csv", .time = "time", .inputs = {"y"}, .targets = {"y"}};
        request_.columns.gaps = data::SeriesColumns::Gaps::allowed;
        request_.window = window;
        request_.horizon = horizon;
        windows_ = data::series_windows(request_);
    }

    const Baseline& named(const std::string& name) {
        all_ = baselines(windows_);
        for (const Baseline& baseline : all_)
            if (baseline.name == name) return baseline;
        throw std::out_of_range(name);
    }

    /// Of a forecast in the words of the naive twin: from the row where it is issued.
    double error(data::SetPart part, const std::function<double(std::size_t)>& forecast) const {
        double squares = 0, count = 0;
        const auto view = data::view(windows_.set);
        for (const data::Sequence& sequence : view.part(part)) {
            const std::size_t last = sequence.first_input + window - 1;
            squares += std::pow(forecast(last) - y(last + horizon), 2);
            ++count;
        }
        return std::sqrt(squares / count);
    }
    double y(std::size_t row) const { return windows_.history.value(row, 0); }

    test::TempDirectory directory_;
    data::WindowRequest request_;
    data::SeriesWindows windows_;
    std::vector<Baseline> all_;
};

TEST_F(BaselinesOf, persistence_says_the_last_value) {
    const Baseline& baseline = named("persistence");
    EXPECT_DOUBLE_EQ(baseline.test_error, error(data::SetPart::test, [&](std::size_t last) { return y(last); }));
    EXPECT_DOUBLE_EQ(baseline.validation_error,
                     error(data::SetPart::validation, [&](std::size_t last) { return y(last); }));
}

TEST_F(BaselinesOf, climatology_says_the_mean_at_the_hour_in_training) {
    const std::size_t training = windows_.history.training_rows;
    const auto twin = [&](std::size_t last) {
        double sum = 0, count = 0;
        for (std::size_t row = (last + horizon) % 24; row < training; row += 24) {
            sum += y(row);
            ++count;
        }
        return sum / count;
    };
    EXPECT_NEAR(named("climatology").test_error, error(data::SetPart::test, twin), 1e-12);
}

/// The series has a hole of a day where the 31st of July is left out: hours, not rows, are counted.
TEST_F(BaselinesOf, trailing_says_the_mean_at_the_hour_in_the_30_days_before) {
    const auto& times = windows_.history.times;
    const auto twin = [&](std::size_t last) {
        double sum = 0, count = 0;
        for (std::size_t row = 0; row <= last; ++row) {
            const bool is_recent = times[row] > times[last] - 30 * 86400.0;
            if (!is_recent || row % 24 != (last + horizon) % 24) continue;
            sum += y(row);
            ++count;
        }
        return sum / count;
    };
    EXPECT_NEAR(named("trailing").test_error, error(data::SetPart::test, twin), 1e-12);
    EXPECT_LT(named("trailing").test_error, named("climatology").test_error);
}

/// A sum of two waves and a straight line is linear in its last six values.
TEST_F(BaselinesOf, ridge_finds_what_is_linear_in_the_past) {
    request_.window = 8;
    windows_ = data::series_windows(request_);
    EXPECT_LT(named("ridge").test_error, 0.05);
    EXPECT_LT(named("ridge").validation_error, 0.05);
}

/// One value a window: w = Σ(x − x̄)(y − ȳ) / (Σ(x − x̄)² + λ).
TEST_F(BaselinesOf, ridge_has_its_closed_form_for_one_value) {
    request_.window = 1;
    const data::SeriesWindows single = data::series_windows(request_);
    const data::SequenceView view = data::view(single.set);
    const auto training = view.part(data::SetPart::training);
    double mean_x = 0, mean_y = 0;
    for (const auto& sequence : training) {
        mean_x += static_cast<double>(view.inputs_of(sequence)[0]) / static_cast<double>(training.size());
        mean_y += static_cast<double>(view.targets_of(sequence)[0]) / static_cast<double>(training.size());
    }
    double xx = 0, xy = 0;
    for (const auto& sequence : training) {
        const double x = static_cast<double>(view.inputs_of(sequence)[0]) - mean_x;
        xx += x * x;
        xy += x * (static_cast<double>(view.targets_of(sequence)[0]) - mean_y);
    }
    Ridge ridge(view);
    for (const double lambda : {1e-3, 10.0, 1e4}) {
        ridge.solve(lambda);
        const auto& sequence = view.part(data::SetPart::test).front();
        const double x = static_cast<double>(view.inputs_of(sequence)[0]) - mean_x;
        EXPECT_NEAR(ridge.predict(sequence)[0], mean_y + x * xy / (xx + lambda), 1e-10) << lambda;
    }
}

}  // namespace
}  // namespace orthant::lstm
