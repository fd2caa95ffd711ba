#include "data/series_windows.hpp"

#include "base/error.hpp"
#include "data/time_stamp.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace orthant::data::series_windows_test {
namespace {

using testing::ElementsAre;

class SeriesWindowsTest : public testing::Test {
  protected:
    /// Of a file with the columns time, a and b: hours from 0 on, the squares of the row number, and ten less it.
    static std::string rows(std::size_t count) {
        std::string text = "time,a,b\n";
        for (std::size_t i = 0; i < count; ++i)
            text +=
                std::to_string(i) + "," + std::to_string(i * i) + "," + std::to_string(10 - static_cast<int>(i)) + "\n";
        return text;
    }

    WindowRequest request(const std::string& text) const {
        test::write_file(directory_ / "a.csv", text);
        WindowRequest wanted;
        wanted.columns = {.file = directory_ / "a.csv", .time = "time", .inputs = {"a", "b"}, .targets = {"a"}};
        wanted.window = 3;
        wanted.scaling = Scaling::none;
        return wanted;
    }

    test::TempDirectory directory_;
};

TEST_F(SeriesWindowsTest, end_before_the_part_does) {
    const SeriesWindows windows = series_windows(request(rows(20)));
    const SequenceSet& set = windows.set;
    EXPECT_EQ(set.part_begin, (std::array<std::uint64_t, 4>{0, 9, 10, 11}));
    EXPECT_EQ(set.sequences[0], (Sequence{0, 3, 3, 1}));
    EXPECT_EQ(set.sequences[8], (Sequence{8, 3, 11, 1}));
    EXPECT_EQ(set.sequences[9], (Sequence{12, 3, 15, 1}));
    EXPECT_EQ(set.sequences[10], (Sequence{16, 3, 19, 1}));
    EXPECT_EQ(set.longest, 3u);
    EXPECT_THAT(view(set).inputs_of(set.sequences[1]), ElementsAre(1, 9, 4, 8, 9, 7));
    EXPECT_THAT(view(set).targets_of(set.sequences[1]), ElementsAre(16));
}

TEST_F(SeriesWindowsTest, answer_each_row_and_go_on_by_strides) {
    WindowRequest wanted = request(rows(30));
    wanted.horizon = 2;
    wanted.stride = 5;
    wanted.answers = WindowRequest::Answers::each;
    const SequenceSet set = series_windows(wanted).set;
    EXPECT_THAT(set.sequences, ElementsAre(Sequence{0, 3, 2, 3}, Sequence{5, 3, 7, 3}, Sequence{10, 3, 12, 3},
                                           Sequence{18, 3, 20, 3}, Sequence{24, 3, 26, 3}));
    EXPECT_THAT(view(set).targets_of(set.sequences[0]), ElementsAre(4, 9, 16));
}

TEST_F(SeriesWindowsTest, are_scaled_by_the_training_rows_alone) {
    WindowRequest wanted = request(rows(20));
    wanted.scaling = Scaling::standard;
    const SequenceSet set = series_windows(wanted).set;
    double mean = 0, squares = 0;
    for (int i = 0; i < 12; ++i) mean += i * i / 12.;
    for (int i = 0; i < 12; ++i) squares += (i * i - mean) * (i * i - mean) / 12.;
    EXPECT_NEAR(set.target_mean[0], mean, 1e-12);
    EXPECT_NEAR(set.target_scale[0], std::sqrt(squares), 1e-12);
    for (std::size_t i = 0; i < 20; ++i)
        EXPECT_NEAR(set.target_values[i] * set.target_scale[0] + set.target_mean[0], static_cast<double>(i * i), 1e-4);
    EXPECT_FLOAT_EQ(set.input_values[0], static_cast<float>((0 - mean) / std::sqrt(squares)));
}

TEST_F(SeriesWindowsTest, leave_out_those_across_gaps) {
    std::string text = rows(21);
    text.erase(text.find("5,25,5\n"), 7);
    WindowRequest wanted = request(text);
    wanted.columns.gaps = SeriesColumns::Gaps::allowed;
    const SeriesWindows windows = series_windows(wanted);
    EXPECT_EQ(windows.dropped_at_gaps, 3u);
    for (const Sequence& one : windows.set.sequences) EXPECT_TRUE(one.first_target < 5 || one.first_input >= 5);
    EXPECT_EQ(windows.set.part_begin[1], 6u);
}

TEST_F(SeriesWindowsTest, leave_out_those_that_touch_missing_cells) {
    std::string text = rows(20);
    text.replace(text.find("5,25,5\n"), 7, "5,25,NA\n");  // an input only: targets at 5 stay
    WindowRequest wanted = request(text);
    wanted.columns.missing = SeriesColumns::Missing::allowed;
    const SeriesWindows windows = series_windows(wanted);
    EXPECT_EQ(windows.dropped_at_missing, 3u);
    for (const Sequence& one : windows.set.sequences) EXPECT_TRUE(one.first_input + 3 <= 5 || one.first_input > 5);
    for (const float value : windows.set.input_values) EXPECT_TRUE(std::isfinite(value));
}

TEST_F(SeriesWindowsTest, know_the_hour_and_the_day_of_dates) {
    std::string text = "time,a\n";
    for (int i = 0; i < 40; ++i) text += time_stamp(1357020000. + i * 3600) + "," + std::to_string(i % 7) + "\n";
    WindowRequest wanted = request(text);
    wanted.columns.inputs = {"a"};
    wanted.has_calendar = true;
    const SeriesWindows windows = series_windows(wanted);
    EXPECT_THAT(windows.set.input_names, ElementsAre("a", "hour_sin", "hour_cos", "day_sin", "day_cos"));
    for (std::size_t row = 0; row < 40; ++row) {
        const double turn = 2 * std::numbers::pi;
        const double hours = 6. + static_cast<double>(row);
        EXPECT_NEAR(windows.set.input_values[row * 5 + 1], std::sin(turn * hours / 24), 1e-6);
        EXPECT_NEAR(windows.set.input_values[row * 5 + 2], std::cos(turn * hours / 24), 1e-6);
        EXPECT_NEAR(windows.set.input_values[row * 5 + 3], std::sin(turn * hours / 8760), 1e-6);
        EXPECT_NEAR(windows.set.input_values[row * 5 + 4], std::cos(turn * hours / 8760), 1e-6);
    }
    EXPECT_TRUE(windows.history.has_dates);
    EXPECT_EQ(windows.history.step, 3600);
    EXPECT_EQ(windows.history.value(9, 0), 2);
}

TEST_F(SeriesWindowsTest, need_no_time) {
    WindowRequest wanted = request(rows(20));
    wanted.columns.time.clear();
    EXPECT_EQ(series_windows(wanted).set.sequences.size(), 11u);
}

TEST(ShippedSeries, has_a_year_of_weather_with_its_gaps) {
    WindowRequest wanted;
    wanted.columns = {.file = ORTHANT_SOURCES "/jobs/data/weather.csv",
                      .time = "time",
                      .inputs = {"temp", "dewp", "humid", "wind_speed", "precip", "visib"},
                      .targets = {"temp"},
                      .missing = SeriesColumns::Missing::refused,
                      .gaps = SeriesColumns::Gaps::allowed};
    wanted.horizon = 24;
    wanted.has_calendar = true;
    const SeriesWindows windows = series_windows(wanted);
    EXPECT_EQ(windows.history.rows(), 8706u);
    EXPECT_EQ(windows.history.step, 3600);
    EXPECT_EQ(windows.set.inputs, 10u);
    EXPECT_GT(windows.dropped_at_gaps, 14u * 24);
    EXPECT_EQ(windows.set.sequences.size() + windows.dropped_at_gaps, 8706u - 3 * 47);
}

}  // namespace
}  // namespace orthant::data::series_windows_test
