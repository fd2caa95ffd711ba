#include "cli/computed_file.hpp"
#include "cli/show_command.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

namespace orthant::cli::search_file_test {
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
    EXPECT_EQ(show_command({(directory / "a.h5").string()}, file.registry, out), ExitCode::complete);
    return out.str();
}

/// The lines of the table that begins with this column, its header first.
std::vector<std::string> table_of(const std::string& said, const std::string& first_column) {
    std::istringstream lines(said);
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);) {
        const bool is_last = line.empty() || line.find(':') != std::string::npos;
        if (is_last && !rows.empty()) break;
        std::string first;
        std::istringstream(line) >> first;
        if (first == first_column || !rows.empty()) rows.push_back(line);
    }
    return rows;
}

TEST(SearchFile, shows_a_row_for_each_trial_with_what_it_drew) {
    const std::vector<std::string> rows = table_of(shown(ComputedFile(text)), "cell");
    ASSERT_EQ(rows.size(), 7U);
    EXPECT_THAT(rows[0], MatchesRegex(" *cell +trial +width +rate +kind +score +seen_rate +seen_width +letters"));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        std::istringstream row(rows[i]);
        std::string cell, trial, width, rate, kind, score, seen_rate, seen_width, letters;
        row >> cell >> trial >> width >> rate >> kind >> score >> seen_rate >> seen_width >> letters;
        EXPECT_EQ(width, seen_width);
        EXPECT_EQ(rate, seen_rate);
        EXPECT_EQ(letters, std::to_string(kind.size()));
    }
}

TEST(SearchFile, shows_the_best_first_and_what_has_no_score_last) {
    ComputedFile file(text);
    for (std::uint64_t point = 0; point < 6; ++point)
        file.table.row(point).set("score", point == 2 ? std::nan("") : 1 / static_cast<double>(point + 1));
    const std::string said = shown(file);
    EXPECT_THAT(said, HasSubstr("The best first, by score:\n"));
    const std::vector<std::string> rows = table_of(said, "cell");
    ASSERT_EQ(rows.size(), 7U);
    const std::vector<std::string> order{"6 +2", "5 +2", "6 +1", "6 +0", "5 +0", "5 +1"};
    for (std::size_t i = 0; i < order.size(); ++i)
        EXPECT_THAT(rows[i + 1], MatchesRegex(" *" + order[i] + " .*")) << said;
}

TEST(SearchFile, says_once_what_is_the_same_in_every_row) {
    ComputedFile file(text);
    for (std::uint64_t point = 0; point < 6; ++point) file.table.row(point).set_integer("letters", 4);
    const std::string said = shown(file);
    EXPECT_THAT(said, HasSubstr("the same in every row: letters 4\n"));
    EXPECT_THAT(table_of(said, "cell").front(), MatchesRegex(".* seen_width"));
}

TEST(SearchFile, names_what_a_narrow_terminal_has_no_room_for) {
    const ComputedFile file(text);
    const test::TempDirectory directory;
    file.write(directory / "a.h5");
    std::ostringstream out;
    const ShowArguments arguments{.file = (directory / "a.h5").string(), .width = 60};
    EXPECT_EQ(show_command(arguments, file.registry, out), ExitCode::complete);
    const std::vector<std::string> rows = table_of(out.str(), "cell");
    ASSERT_EQ(rows.size(), 7U);
    for (const std::string& row : rows) EXPECT_LE(row.size(), 60U) << row;
    EXPECT_THAT(out.str(), HasSubstr("no room for: seen_rate, seen_width, letters\n"));
}

TEST(SearchFile, is_shown_to_programs_with_every_row_the_best_first) {
    ComputedFile file(text);
    for (std::uint64_t point = 0; point < 6; ++point)
        file.table.row(point).set("score", point == 2 ? std::nan("") : 1 / static_cast<double>(point + 1));
    const test::TempDirectory directory;
    file.write(directory / "a.h5");
    std::ostringstream out;
    const ShowArguments arguments{.file = (directory / "a.h5").string(), .format = ShowFormat::json};
    EXPECT_EQ(show_command(arguments, file.registry, out), ExitCode::complete);

    const auto shown = nlohmann::json::parse(out.str());
    EXPECT_EQ(shown["study"], "test.draws");
    EXPECT_EQ(shown["complete"], true);
    EXPECT_EQ(shown["points"]["complete"], 6);
    EXPECT_EQ(shown["ranked_by"], "score");
    ASSERT_EQ(shown["tables"].size(), 1U);
    const auto& table = shown["tables"][0];
    EXPECT_EQ(table["axes"], (std::vector<std::string>{"cell", "trial"}));
    ASSERT_EQ(table["rows"].size(), 6U);
    EXPECT_EQ(table["rows"][0]["cell"], 6);
    EXPECT_EQ(table["rows"][0]["trial"], 2);
    EXPECT_EQ(table["rows"][0]["score"], 1.0 / 6);
    EXPECT_TRUE(table["rows"][5]["score"].is_null());
    for (const auto& row : table["rows"]) {
        EXPECT_EQ(row["rate"], row["seen_rate"]);
        EXPECT_EQ(row["letters"], row["kind"].get<std::string>().size());
    }
}

TEST(SearchFile, is_shown_in_its_own_order_where_the_study_is_not_known) {
    const ComputedFile file(text);
    const test::TempDirectory directory;
    file.write(directory / "a.h5");
    std::ostringstream out;
    EXPECT_EQ(show_command({(directory / "a.h5").string()}, study::Registry(), out), ExitCode::complete);
    EXPECT_THAT(out.str(), AllOf(HasSubstr("letters"), Not(HasSubstr("The best first"))));
    EXPECT_THAT(table_of(out.str(), "cell").at(1), MatchesRegex(" *5 +0 .*"));
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
}  // namespace orthant::cli::search_file_test
