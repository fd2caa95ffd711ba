#include "studies/lstm/baselines.hpp"

#include "studies/lstm/ridge.hpp"
#include "studies/lstm/simple_forecasts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace orthant::lstm::baselines_test {
namespace {

using testing::ElementsAre;

data::SeriesWindows weather(data::WindowRequest::Answers answers = data::WindowRequest::Answers::one) {
    data::WindowRequest request;
    request.columns = {.file = ORTHANT_SOURCES "/jobs/data/weather.csv",
                       .time = "time",
                       .inputs = {"temp", "dewp", "pressure"},
                       .targets = {"temp"},
                       .missing = data::SeriesColumns::Missing::allowed,
                       .gaps = data::SeriesColumns::Gaps::allowed};
    request.window = 24;
    request.horizon = 6;
    request.answers = answers;
    request.has_calendar = true;
    return data::series_windows(request);
}

std::vector<Baseline> of(const data::SeriesWindows& windows) {
    return baselines(view(windows.set), windows.history, windows.set.target_mean, windows.set.target_scale, [] {});
}

std::vector<std::string> names(const std::vector<Baseline>& all) {
    std::vector<std::string> names;
    for (const Baseline& one : all) names.push_back(one.name);
    return names;
}

TEST(Baselines, judge_each_window_in_the_targets_own_units) {
    const data::SeriesWindows windows = weather();
    const std::vector<Baseline> all = of(windows);
    ASSERT_THAT(names(all), ElementsAre("persistence", "climatology", "trailing_mean", "ridge"));
    const SimpleForecasts simple(windows.history);
    const auto tests = view(windows.set).part(data::SetPart::test);
    std::vector<double> squares(3), sizes(3);
    for (const data::Sequence& window : tests) {
        const std::uint64_t last = window.first_input + 23, row = last + 6;
        const double truth = windows.history.value(row, 0);
        const std::vector<double> forecasts{windows.history.value(last, 0), simple.climatology(row, 0),
                                            simple.trailing_mean(last, row, 0)};
        for (std::size_t i = 0; i < 3; ++i) {
            squares[i] += (forecasts[i] - truth) * (forecasts[i] - truth);
            sizes[i] += std::abs(forecasts[i] - truth);
        }
    }
    const auto count = static_cast<double>(tests.size());
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_NEAR(all[i].test[0].root_mean_square, std::sqrt(squares[i] / count), 1e-9) << all[i].name;
        EXPECT_NEAR(all[i].test[0].mean_absolute, sizes[i] / count, 1e-9) << all[i].name;
    }
}

TEST(Baselines, choose_the_penalty_that_is_least_wrong_on_validation) {
    const data::SeriesWindows windows = weather();
    const Baseline ridge = of(windows).back();
    const RidgeRegression regression(view(windows.set), [] {});
    double least = 1e9, penalty_of_least = 0;
    for (const double penalty : {1e-3, 1e-2, 1e-1, 1., 1e1, 1e2, 1e3, 1e4}) {
        const RidgeRegression::Solution solution = regression.solve(penalty);
        double squares = 0;
        const auto validation = view(windows.set).part(data::SetPart::validation);
        for (const data::Sequence& window : validation) {
            const double answer = regression.answer(solution, window, 0) * windows.set.target_scale[0];
            const double error = answer + windows.set.target_mean[0] - windows.history.value(window.first_target, 0);
            squares += error * error;
        }
        const double wrong = std::sqrt(squares / static_cast<double>(validation.size()));
        if (wrong >= least) continue;
        least = wrong;
        penalty_of_least = penalty;
    }
    EXPECT_EQ(ridge.penalty[0], penalty_of_least);
    EXPECT_NEAR(ridge.validation[0].root_mean_square, least, 1e-9);
    EXPECT_LT(ridge.test[0].root_mean_square, of(windows).front().test[0].root_mean_square) << "persistence";
}

TEST(Baselines, of_windows_with_an_answer_for_each_row_leave_ridge_out) {
    const data::SeriesWindows windows = weather(data::WindowRequest::Answers::each);
    const std::vector<Baseline> all = of(windows);
    ASSERT_THAT(names(all), ElementsAre("persistence", "climatology", "trailing_mean"));
    double squares = 0, count = 0;
    for (const data::Sequence& window : view(windows.set).part(data::SetPart::validation))
        for (std::uint64_t row = window.first_input; row < window.first_input + 24; ++row) {
            const double error = windows.history.value(row, 0) - windows.history.value(row + 6, 0);
            squares += error * error;
            ++count;
        }
    EXPECT_NEAR(all[0].validation[0].root_mean_square, std::sqrt(squares / count), 1e-9);
}

TEST(Baselines, have_the_same_bits_each_time) {
    const data::SeriesWindows windows = weather();
    const std::vector<Baseline> once = of(windows), again = of(windows);
    for (std::size_t i = 0; i < once.size(); ++i) {
        EXPECT_EQ(once[i].test[0].root_mean_square, again[i].test[0].root_mean_square);
        EXPECT_EQ(once[i].validation[0].mean_absolute, again[i].validation[0].mean_absolute);
    }
}

}  // namespace
}  // namespace orthant::lstm::baselines_test
