#include "base/error.hpp"
#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// What a sweep refuses, and how it says so.
namespace orthant::knn::helpers::sweep_errors_test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr std::uint32_t rows = 20;

struct Refused {
    std::string space = "k = [1]";
    std::string settings = "";
    std::string data = "";
    std::map<std::string, std::string> files = {};
};

/// Of a table of numbers unless `files` hold another.
void expect_error(const Refused& asked, ErrorKind kind, const testing::Matcher<std::string>& message) {
    std::map<std::string, std::string> files{{"table.csv", random_numbers(rows, 3).csv()}};
    for (const auto& [name, content] : asked.files) files[name] = content;
    try {
        const SweepRun run(files, job_text(asked.space, asked.settings, asked.data));
        ADD_FAILURE() << asked.space << "\n" << asked.settings << "\nis accepted";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), kind) << error.what();
        EXPECT_THAT(error.what(), message);
    }
}

void expect_job_error(const Refused& asked, const testing::Matcher<std::string>& message) {
    expect_error(asked, ErrorKind::job, AllOf(HasSubstr("job.toml"), message));
}

std::string classes_csv() {
    return random_classes(rows, 3).csv();
}

std::string fold_file(std::size_t lines, std::size_t folds) {
    std::string text = "fold\n";
    for (std::size_t row = 0; row < lines; ++row) text += std::to_string(row % folds) + "\n";
    return text;
}

TEST(Refused, k_above_the_smallest_training_part) {
    expect_job_error({.space = "k = [16]", .settings = "folds = 4"},
                     AllOf(HasSubstr("k = 16 is above the smallest training part (15 rows)"), HasSubstr("lower k")));
    expect_job_error({.space = "k = [11]", .settings = "folds = 4\ninner_folds = 3"}, HasSubstr("(10 rows)"));
    expect_job_error({.space = "k = [20]", .settings = "validation = \"leave-one-out\""}, HasSubstr("(19 rows)"));
    expect_job_error({.space = "k = [17]", .settings = "validation = \"none\"\ntest_share = 0.2"},
                     HasSubstr("(16 rows)"));
    expect_job_error({.settings = "folds = 4\nkeep_neighbours = 16"},
                     AllOf(HasSubstr("keep_neighbours = 16 is above"), HasSubstr("lower keep_neighbours")));
}

TEST(Refused, k_above_the_smallest_share_of_a_training_part) {
    expect_job_error({.space = "k = [9]\nshare = [1.0, 0.5]", .settings = "folds = 4"}, HasSubstr("(8 rows)"));
    expect_job_error({.space = "k = [11]\nshare = [0.5]", .settings = "validation = \"leave-one-out\""},
                     HasSubstr("(10 rows)"));
}

/// What is left of a share in an inner fold is up to chance: every k that is let through can be computed.
TEST(Refused, k_above_what_a_share_leaves_to_inner_folds) {
    const TestRows table = random_numbers(rows, 3);
    const auto job = [](std::size_t k) {
        return job_text("k = [" + std::to_string(k) + "]\nshare = [0.3]", "folds = 3\ninner_folds = 2");
    };
    std::size_t accepted = 0;
    for (std::size_t k = 1; k <= 4; ++k) try {
            SweepRun run({{"table.csv", table.csv()}}, job(k));
            EXPECT_EQ(run.results().status().front(), study::PointStatus::complete);
            ++accepted;
        } catch (const Error& error) {
            EXPECT_THAT(error.what(), HasSubstr("k = " + std::to_string(k) + " is above the smallest training part"));
        }
    EXPECT_LT(accepted, 4U);
}

TEST(Refused, more_folds_than_rows_or_groups) {
    expect_error({.settings = "folds = 21"}, ErrorKind::data,
                 AllOf(HasSubstr("table.csv': folds: cannot make 21 folds"), HasSubstr("only 20 rows")));
    expect_error({.settings = "folds = 2\ninner_folds = 11"}, ErrorKind::data,
                 AllOf(HasSubstr("table.csv': inner_folds: cannot make 11 folds"), HasSubstr("only 10 rows")));
    TestRows table = random_numbers(rows, 3);
    for (std::uint32_t row = 0; row < rows; ++row) table.group.push_back(static_cast<int>(row % 4));
    expect_error({.settings = "folds = 5\nvalidation = \"group\"",
                  .data = "group = \"group\"\n",
                  .files = {{"table.csv", table.csv()}}},
                 ErrorKind::data, AllOf(HasSubstr("folds: cannot make 5 folds"), HasSubstr("only 4 groups")));
}

TEST(Refused, a_test_part_of_all_groups) {
    TestRows table = random_numbers(rows, 3);
    for (std::uint32_t row = 0; row < rows; ++row) table.group.push_back(static_cast<int>(row % 2));
    expect_error({.settings = "folds = 2\nvalidation = \"group\"\ntest_share = 0.6",
                  .data = "group = \"group\"\n",
                  .files = {{"table.csv", table.csv()}}},
                 ErrorKind::data, HasSubstr("table.csv': test_share, of groups: cannot hold out 2"));
}

TEST(Refused, scores_and_splits_that_do_not_fit_the_target) {
    expect_job_error({.settings = "choose_by = \"accuracy\""},
                     AllOf(HasSubstr("choose_by = \"accuracy\" does not fit the target (it is a number)"),
                           HasSubstr("choose mse, rmse, mae or r2")));
    expect_job_error({.settings = "choose_by = \"r2\"", .files = {{"table.csv", classes_csv()}}},
                     HasSubstr("choose_by = \"r2\" does not fit the target (it is a class)"));
    expect_job_error({.settings = "validation = \"stratified\""},
                     AllOf(HasSubstr("validation = \"stratified\" does not fit the target (it is a number"),
                           HasSubstr("choose k-fold")));
}

TEST(Refused, settings_that_contradict_each_other) {
    expect_job_error({.settings = "validation = \"group\""}, HasSubstr("add group under [data]"));
    expect_job_error({.data = "folds_file = \"folds.csv\"\n", .files = {{"folds.csv", fold_file(rows, 4)}}},
                     HasSubstr("folds_file and validation do not fit"));
    expect_job_error({.settings = "validation = \"file\""}, HasSubstr("folds_file and validation do not fit"));
    expect_job_error({.settings = "validation = \"file\"\nrepeats = 2",
                      .data = "folds_file = \"folds.csv\"\n",
                      .files = {{"folds.csv", fold_file(rows, 4)}}},
                     HasSubstr("each column of the file is a repeat"));
    expect_job_error({.settings = "validation = \"none\""}, HasSubstr("leaves nothing to validate on"));
    expect_job_error({.settings = "test_share = 0.2",
                      .data = "test_file = \"test.csv\"\n",
                      .files = {{"test.csv", random_numbers(rows, 3).csv()}}},
                     HasSubstr("test_file and test_share"));
    expect_job_error({.settings = "inner_folds = 1"}, HasSubstr("inner_folds = 1 (there is nothing to train on)"));
    expect_job_error({.settings = "validation = \"leave-one-out\"\nrepeats = 2"}, HasSubstr("remove repeats"));
    expect_job_error({.settings = "validation = \"leave-one-out\"\ninner_folds = 2"}, HasSubstr("remove inner_folds"));
    expect_job_error({.settings = "validation = \"none\"\ntest_share = 0.2\ninner_folds = 2"},
                     HasSubstr("remove inner_folds"));
}

TEST(Refused, components_that_there_are_not) {
    expect_job_error({.space = "k = [1]\ncomponents = [0, 4]"}, HasSubstr("components = 4 cannot be had of 3 columns"));
    expect_job_error({.space = "k = [1]\ncomponents = [4]",
                      .settings = "folds = 2",
                      .files = {{"table.csv", random_numbers(8, 6).csv()}}},
                     HasSubstr("4 training rows"));
}

TEST(Refused, tables_that_are_not_fit) {
    expect_error({.files = {{"table.csv", "a,b\n1,2\n3,4\n"}}}, ErrorKind::data,
                 AllOf(HasSubstr("table.csv"), HasSubstr("y")));
    expect_error({.files = {{"table.csv", "a,y\n1,7\n3,7\n4,7\n"}}}, ErrorKind::data, HasSubstr("table.csv"));
    expect_error({.settings = "folds = 2", .files = {{"table.csv", "a,y\n1,7.5\n,8.5\n4,9\n"}}}, ErrorKind::data,
                 HasSubstr("table.csv"));
}

TEST(Refused, columns_without_any_value_to_impute_from) {
    const Refused asked{.settings = "folds = 2\nimpute = \"mean\"",
                        .files = {{"table.csv", "a,b,y\n1,,7.5\n2,NA,8.5\n3,,9\n4,,1\n"}}};
    expect_error(asked, ErrorKind::data, HasSubstr("column 'b' has no value in any row"));
    const SweepRun one_value({{"table.csv", "a,b,y\n1,,7.5\n2,5,8.5\n3,,9\n4,,1\n"}},
                             job_text(asked.space, asked.settings));
}

TEST(Refused, targets_that_name_rows) {
    const auto table = [](std::size_t names) {
        std::string csv = "a,y\n";
        for (std::size_t row = 0; row < 240; ++row)
            csv += std::to_string(row) + ",name" + std::to_string(row % names) + "\n";
        return csv;
    };
    expect_error({.settings = "validation = \"k-fold\"", .files = {{"table.csv", table(240)}}}, ErrorKind::data,
                 HasSubstr("the target has 240 classes in 240 rows"));
    const SweepRun few({{"table.csv", table(120)}}, job_text("k = [1]", "validation = \"k-fold\""));
}

TEST(Refused, files_of_folds_that_do_not_fit) {
    const auto expect = [](const std::string& folds, const char* message) {
        expect_error({.settings = "validation = \"file\"",
                      .data = "folds_file = \"folds.csv\"\n",
                      .files = {{"folds.csv", folds}}},
                     ErrorKind::data, AllOf(HasSubstr("folds.csv"), HasSubstr(message)));
    };
    std::string gap = "fold\n", uneven = "a,b\n";
    for (std::size_t row = 0; row < rows; ++row) {
        gap += row % 2 == 0 ? "0\n" : "2\n";
        uneven += std::to_string(row % 3) + "," + std::to_string(row % 2) + "\n";
    }
    expect(gap, "no row in fold 1");
    expect(uneven, "repeat 2 has no row in fold 2");
    expect(fold_file(rows - 1, 4), "19 lines of folds for 20 rows");
}

/// Whose fold is empty once its rows are of the test part.
TEST(Refused, folds_that_the_test_part_takes_whole) {
    const auto is_test = data::held_out(rows, 0.2, repeat_key(0));
    std::string folds = "fold\n";
    for (std::uint32_t row = 0; row < rows; ++row) folds += is_test[row] == 1 ? "1\n" : row % 2 == 0 ? "0\n" : "2\n";
    expect_error({.settings = "validation = \"file\"\ntest_share = 0.2",
                  .data = "folds_file = \"folds.csv\"\n",
                  .files = {{"folds.csv", folds}}},
                 ErrorKind::data, HasSubstr("has no row in fold 1"));
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_errors_test
