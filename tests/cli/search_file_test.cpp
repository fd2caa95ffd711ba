#include "cli/computed_file.hpp"
#include "cli/show_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace orthant::cli {
namespace {

using test::ComputedFile;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

constexpr const char* text = R"(study = "test.draws"
search = { method = "random", trials = 3 }
[space]
cell = [5, 6]
width = { uniform = [1, 64] }
rate = { log_uniform = [1e-6, 1e-2] }
kind = { choice = ["lstm", "gru"] }
)";

std::string shown(const ComputedFile& file) {
    const test::TempDirectory directory;
    file.write(directory / "a.h5");
    std::ostringstream out;
    EXPECT_EQ(show_command({(directory / "a.h5").string()}, out), ExitCode::complete);
    return out.str();
}

TEST(SearchFile, shows_a_row_for_each_trial_with_what_it_drew) {
    const std::string table = shown(ComputedFile(text));
    std::istringstream lines(
        table.substr(table.find(" cell") == std::string::npos ? table.find("cell") : table.find(" cell")));
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line) && !line.empty();) rows.push_back(line);
    ASSERT_EQ(rows.size(), 7U) << table;
    EXPECT_THAT(rows[0], MatchesRegex(" *cell +trial +width +rate +kind +score +seen_rate +seen_width +letters"));
    std::istringstream row(rows[5]);
    std::string cell, trial, width, rate, kind, score, seen_rate, seen_width, letters;
    row >> cell >> trial >> width >> rate >> kind >> score >> seen_rate >> seen_width >> letters;
    EXPECT_EQ(cell + " " + trial, "6 1");
    EXPECT_EQ(width, seen_width);
    EXPECT_EQ(rate, seen_rate);
    EXPECT_EQ(letters, std::to_string(kind.size()));
}

TEST(SearchFile, is_whole_as_computed) {
    EXPECT_THAT(ComputedFile(text).verdict(12), AllOf(HasSubstr("whole: "), HasSubstr("12 tasks")));
    EXPECT_THAT(ComputedFile(text, {1, 2}).verdict(6), HasSubstr("whole: "));
}

TEST(SearchFile, is_found_out_when_a_draw_was_changed) {
    ComputedFile file(text);
    file.job.search->drawn.front().high = 65;
    EXPECT_THAT(file.verdict(), HasSubstr("variable 'width'"));
}

TEST(SearchFile, names_the_trial_whose_task_is_missing) {
    ComputedFile file(text);
    file.remove({5, 1});
    EXPECT_THAT(file.verdict(), HasSubstr("of point cell=6 trial=2 width="));
}

}  // namespace
}  // namespace orthant::cli
