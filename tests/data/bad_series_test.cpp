#include "base/error.hpp"
#include "data/series_windows.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace orthant::data::bad_series_test {
namespace {

/// A series that cannot be cut, and the whole message it must give. What is asked is a window of 2 steps of the columns
/// a and b with the next a, but for what `change` does.
struct BadSeries {
    std::string name;
    std::string text;
    std::string message;
    std::function<void(WindowRequest&)> change = [](WindowRequest&) {};
};

void PrintTo(const BadSeries& bad, std::ostream* out) {
    *out << bad.name;
}

/// Rows 0 to n − 1 of time, a and b; the time is the row.
std::string rows(int count) {
    std::string text = "time,a,b\n";
    for (int i = 0; i < count; ++i)
        text += std::to_string(i) + "," + std::to_string(i * i) + "," + std::to_string(7 - i) + "\n";
    return text;
}

std::string dates(const std::string& last) {
    return "time,a,b\n2013-01-01T00:00Z,1,2\n2013-01-01T01:00Z,2,3\n2013-01-01T02:00Z,3,5\n" + last + ",4,6\n";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

std::vector<BadSeries> bad_series() {
    return {
        {"unknown_input", rows(20),
         R"('a.csv': inputs names no column of the header ("tims"; the columns are 'time', 'a', 'b'); did you mean "time"?)",
         [](WindowRequest& r) { r.columns.inputs = {"tims"}; }},
        {"unknown_target", rows(20),
         R"('a.csv': targets names no column of the header ("zz"; the columns are 'time', 'a', 'b'); name one of these)",
         [](WindowRequest& r) { r.columns.targets = {"zz"}; }},
        {"unknown_time", rows(20),
         R"('a.csv': time names no column of the header ("times"; the columns are 'time', 'a', 'b'); did you mean "time"?)",
         [](WindowRequest& r) { r.columns.time = "times"; }},
        {"input_twice", rows(20), "'a.csv': inputs names column 'a' twice (once is enough); remove one",
         [](WindowRequest& r) {
             r.columns.inputs = {"a", "b", "a"};
         }},
        {"named_twice", "time,a,a,b\n1,2,3,4\n",
         "'a.csv': columns 2 and 3 are both named 'a' (columns are known by name); rename one in the header"},
        {"one_row", rows(1), "'a.csv': it has 1 row (a series needs at least 2); check how it was made"},
        {"missing_cells", replaced(replaced(rows(20), "2,4,5", "2,NA,5"), "3,9,4", "3,9,"),
         "'a.csv': 2 cells cannot be used (line 4, column 2 'a': missing (\"NA\"); line 5, column 3 'b': missing); "
         "correct them, or leave out windows that touch them with missing = \"drop\""},
        {"text_and_infinity", replaced(replaced(rows(20), "2,4,5", "2,four,5"), "3,9,4", "3,inf,4"),
         "'a.csv': 2 cells cannot be used (line 4, column 2 'a': text \"four\" in a number column; line 5, column 2 "
         "'a': infinite (\"inf\")); correct them"},
        {"missing_time", replaced(rows(20), "\n3,9,4", "\n,9,4"),
         "'a.csv': 1 cell cannot be used (line 5, column 1 'time': \"\" is no time as those before); correct them"},
        {"number_among_dates", dates("2013"),
         "'a.csv': 1 cell cannot be used (line 5, column 1 'time': \"2013\" is no time as those before); correct them"},
        {"day_that_is_none", dates("2013-02-30T00:00Z"),
         "'a.csv': 1 cell cannot be used (line 5, column 1 'time': \"2013-02-30T00:00Z\" is no time as those before); "
         "correct them"},
        {"time_twice", dates("2013-01-01T02:00Z"),
         "'a.csv': line 5: the time 2013-01-01T02:00:00Z stands in line 4, too (each time needs one row); remove or "
         "merge one"},
        {"time_back", dates("2013-01-01T00:30Z"),
         "'a.csv': line 5: the time 2013-01-01T00:30:00Z comes after 2013-01-01T02:00:00Z (times must increase); sort "
         "the rows by time"},
        {"gap", dates("2013-01-01T04:00Z"),
         "'a.csv': line 5: the time goes on from 2013-01-01T02:00:00Z by 7200 s (other steps are of 3600 s); fill in "
         "what is missing, or leave out windows across gaps with gaps = \"drop\""},
        {"gaps_of_numbers", replaced(replaced(rows(20), "\n3,9,4", ""), "\n7,49,0", ""),
         "'a.csv': line 5: the time goes on from 2 by 2 (other steps are of 1; 1 more gap follows); fill in what is "
         "missing, or leave out windows across gaps with gaps = \"drop\""},
        {"calendar_of_numbers", rows(20),
         "'a.csv': calendar = true needs dates (column 'time' holds numbers); name a column of ISO 8601 dates with "
         "time = …, or leave the calendar out",
         [](WindowRequest& r) { r.has_calendar = true; }},
        {"calendar_without_time", rows(20),
         "'a.csv': calendar = true needs dates (no time column is named); name a column of ISO 8601 dates with time = "
         "…, or leave the calendar out",
         [](WindowRequest& r) {
             r.has_calendar = true;
             r.columns.time.clear();
         }},
        {"window_longer_than_training", rows(20),
         "'a.csv': the training part (lines 2 to 13) has 12 rows, and a window of 12 steps with the answer 1 ahead "
         "spans 13 (no window may leave its part); ask for shorter windows or a shorter horizon, or cut the parts "
         "elsewhere",
         [](WindowRequest& r) { r.window = 12; }},
        {"horizon_longer_than_validation", rows(20),
         "'a.csv': the validation part (lines 14 to 17) has 4 rows, and a window of 2 steps with the answer 3 ahead "
         "spans 5 (no window may leave its part); ask for shorter windows or a shorter horizon, or cut the parts "
         "elsewhere",
         [](WindowRequest& r) { r.horizon = 3; }},
        {"nothing_left_by_missing_cells", replaced(rows(20), "13,169,-6", "13,,"),
         "'a.csv': no window is left in the validation part (lines 14 to 17) (0 windows crossed a gap, 2 touched a "
         "missing cell); ask for shorter windows, leave out columns with many missing cells, or fill them in",
         [](WindowRequest& r) { r.columns.missing = SeriesColumns::Missing::allowed; }},
        {"constant_in_training", replaced(rows(20), "time,a,b\n0,0,7\n1,1,6\n", "time,b,a\n0,0,7\n1,1,7\n"),
         "'a.csv': column 'a' does not vary in the training part (lines 2 to 3) (its scale would be 0); leave it out, "
         "or use scaling = \"none\"",
         [](WindowRequest& r) {
             r.shares = {0.1, 0.5, 0.4};
             r.window = 1;
         }},
        {"no_value_in_training", replaced(rows(20), "0,0,7\n1,1,6\n", "0,,7\n1,NA,6\n"),
         "'a.csv': column 'a' has no value in the training part (lines 2 to 3) (nothing can be learned from it); leave "
         "it out",
         [](WindowRequest& r) {
             r.shares = {0.1, 0.5, 0.4};
             r.window = 1;
             r.columns.missing = SeriesColumns::Missing::allowed;
         }},
        {"beyond_float", replaced(rows(20), "0,0,7", "0,1e39,7"),
         "'a.csv': column 'a' holds values beyond 3e38 (networks compute in float); scale it, or change its units",
         [](WindowRequest& r) { r.scaling = Scaling::none; }},
        {"shares", rows(20),
         "the shares of training, validation and test are 0.6, 0.3, 0.2 (they must add up to 1, and training needs "
         "some); correct them",
         [](WindowRequest& r) {
             r.shares = {0.6, 0.3, 0.2};
         }},
    };
}

class BadSeriesFiles : public testing::TestWithParam<BadSeries> {};

TEST_P(BadSeriesFiles, are_told_in_one_message) {
    const test::TempDirectory directory;
    WindowRequest request;
    request.columns = {.file = directory / "a.csv", .time = "time", .inputs = {"a", "b"}, .targets = {"a"}};
    request.window = 2;
    GetParam().change(request);
    test::write_file(request.columns.file, GetParam().text);
    std::string message = "no error";
    try {
        series_windows(request);
    } catch (const Error& error) {
        message = error.what();
        const std::string folder = directory.path().string() + "/";
        if (const auto at = message.find(folder); at != std::string::npos) message.erase(at, folder.size());
    }
    EXPECT_EQ(message, GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(Data, BadSeriesFiles, testing::ValuesIn(bad_series()),
                         [](const auto& bad) { return bad.param.name; });

}  // namespace
}  // namespace orthant::data::bad_series_test
