#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <cmath>

/// The test part of a sweep: nothing learns from it, and it alone tells of the last model.
namespace orthant::knn::helpers::sweep_test_part_test {
namespace {

constexpr std::uint32_t rows = 50;
constexpr std::uint32_t test_rows = 10;

Numbers range(std::uint32_t first, std::uint32_t end) {
    return numbers_where(end, [first](std::uint32_t row) { return row >= first; });
}

void expect_near(double value, double wanted) {
    EXPECT_NEAR(value, wanted, 1e-12 * std::abs(wanted));
}

std::map<std::string, std::string> two_files(const TestRows& table) {
    return {{"table.csv", table.csv(0, rows - test_rows)}, {"test.csv", table.csv(rows - test_rows, rows)}};
}

double naive_cross_validation(const TestRows& table, std::size_t k, const Numbers& others) {
    const auto of = data::k_folds(others.size(), 4, repeat_key(0));
    double sum = 0;
    for (std::int32_t f = 0; f < 4; ++f) {
        Numbers validated, training;
        for (std::size_t i = 0; i < others.size(); ++i) (of[i] == f ? validated : training).push_back(others[i]);
        sum += naive_score(table, Kind::numbers, Weights::uniform, k, training, validated);
    }
    return sum / 4;
}

TEST(TestPart, of_a_file_is_in_no_fold_and_no_training_part) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run(two_files(table), job_text("k = [1, 4]", "folds = 4", "test_file = \"test.csv\"\n"));
    const Numbers others = range(0, rows - test_rows), test = range(rows - test_rows, rows);
    for (const std::size_t i : {0, 1}) {
        const std::size_t k = i == 0 ? 1 : 4;
        expect_near(run.real("test_mse")[i], naive_score(table, Kind::numbers, Weights::uniform, k, others, test));
        expect_near(run.real("mse")[i], naive_cross_validation(table, k, others));
    }
    EXPECT_EQ(run.integer("validation_rows"), (std::vector<std::int64_t>(4, 10)));
}

TEST(TestPart, of_a_file_is_scaled_by_all_other_rows) {
    TestRows table = random_numbers(rows, 3);
    for (std::vector<double>& row : table.x) row[1] *= 1000;
    table.x[rows - 1][1] = 1e6;
    SweepRun run(two_files(table),
                 job_text("k = [3]\nscaling = [\"standard\"]", "folds = 4", "test_file = \"test.csv\"\n"));
    const Numbers others = range(0, rows - test_rows);
    expect_near(run.real("test_mse")[0], naive_score(standardized(table, others), Kind::numbers, Weights::uniform, 3,
                                                     others, range(rows - test_rows, rows)));
}

TEST(TestPart, of_a_share_is_drawn_from_the_table) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [4]", "folds = 4\ntest_share = 0.3"));
    const auto is_test = data::held_out(rows, 0.3, repeat_key(0));
    const Numbers others = numbers_where(rows, [&](std::uint32_t row) { return is_test[row] == 0; });
    const Numbers test = numbers_where(rows, [&](std::uint32_t row) { return is_test[row] == 1; });
    ASSERT_EQ(test.size(), 15U);
    expect_near(run.real("test_mse")[0], naive_score(table, Kind::numbers, Weights::uniform, 4, others, test));
    expect_near(run.real("mse")[0], naive_cross_validation(table, 4, others));
}

/// The share is of all rows that the last model may learn from, not of a fold's.
TEST(TestPart, is_learnt_for_by_a_share_of_all_other_rows) {
    const TestRows table = random_numbers(rows, 3);
    for (const char* folds : {"folds = 4", "validation = \"none\"", "validation = \"leave-one-out\""}) {
        SweepRun run(two_files(table), job_text("k = [4]\nshare = [0.5]", folds, "test_file = \"test.csv\"\n"));
        const Numbers training = at_share(range(0, rows - test_rows), rows, 0, 0.5);
        ASSERT_EQ(training.size(), 20U);
        expect_near(run.real("test_mse")[0],
                    naive_score(table, Kind::numbers, Weights::uniform, 4, training, range(rows - test_rows, rows)));
    }
}

TEST(TestPart, may_be_all_there_is) {
    const TestRows table = random_classes(rows, 3);
    SweepRun run(two_files(table), job_text("k = [1, 6]", "validation = \"none\"", "test_file = \"test.csv\"\n"));
    const Numbers others = range(0, rows - test_rows), test = range(rows - test_rows, rows);
    EXPECT_EQ(run.real("test_accuracy")[0], naive_score(table, Kind::classes, Weights::uniform, 1, others, test));
    EXPECT_EQ(run.real("test_accuracy")[1], naive_score(table, Kind::classes, Weights::uniform, 6, others, test));
    for (const study::ResultTable::Variable& variable : run.results().variables())
        EXPECT_TRUE(variable.result.name.starts_with("test_")) << variable.result.name;
}

TEST(TestPart, is_alone_whatever_the_search) {
    const TestRows table = random_numbers(rows, 3);
    const std::string data = "test_file = \"test.csv\"\n";
    SweepRun one(two_files(table), job_text("k = [1, 6]", "validation = \"none\"", data));
    SweepRun many(two_files(table), job_text("k = [1, 6]\ncomponents = [0, 1]", "validation = \"none\"", data));
    EXPECT_TRUE(one.serves_every_split());
    EXPECT_FALSE(many.serves_every_split());
    EXPECT_EQ(one.real("test_mse")[0], many.real("test_mse")[0]);
    EXPECT_EQ(one.real("test_mse")[1], many.real("test_mse")[1]);
}

TEST(TestPart, of_one_row_and_of_nearly_all) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun few({{"table.csv", table.csv()}}, job_text("k = [2]", "folds = 4\ntest_share = 0.02"));
    SweepRun most({{"table.csv", table.csv()}}, job_text("k = [2]", "folds = 4\ntest_share = 0.9"));
    for (SweepRun* run : {&few, &most}) {
        const auto is_test = data::held_out(rows, run == &few ? 0.02 : 0.9, repeat_key(0));
        const Numbers others = numbers_where(rows, [&](std::uint32_t row) { return is_test[row] == 0; });
        const Numbers test = numbers_where(rows, [&](std::uint32_t row) { return is_test[row] == 1; });
        EXPECT_EQ(test.size(), run == &few ? 1U : 45U);
        expect_near(run->real("test_mse")[0], naive_score(table, Kind::numbers, Weights::uniform, 2, others, test));
    }
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_test_part_test
