#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"
#include "study/result_table.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

/// The neighbours that a job keeps: they show what every validated row was predicted from.
namespace orthant::knn::helpers::sweep_neighbours_test {
namespace {

constexpr std::uint32_t rows = 40;
constexpr std::size_t kept = 3;

std::string fold_file(const std::vector<std::int32_t>& folds) {
    std::string text = "fold\n";
    for (const std::int32_t fold : folds) text += std::to_string(fold) + "\n";
    return text;
}

/// Those of the row in the first repeat.
std::span<const std::int64_t> neighbours_of(SweepRun& run, std::uint32_t row, std::size_t repeat = 0) {
    return std::span(run.integer("neighbour")).subspan((repeat * rows + row) * kept, kept);
}

void expect_naive(SweepRun& run, const TestRows& table, std::uint32_t row, const Numbers& training,
                  std::size_t repeat = 0) {
    const auto wanted = naive_neighbours(table, row, training);
    for (std::size_t i = 0; i < kept; ++i) {
        EXPECT_EQ(neighbours_of(run, row, repeat)[i], wanted[i].row);
        EXPECT_NEAR(run.real("neighbour_distance")[(repeat * rows + row) * kept + i], wanted[i].distance, 1e-12);
    }
}

TEST(KeptNeighbours, are_the_nearest_of_the_other_folds_in_every_repeat) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run({{"table.csv", table.csv()}}, job_text("k = [1]", "folds = 4\nrepeats = 2\nkeep_neighbours = 3"));
    EXPECT_TRUE(run.serves_every_split());
    for (const std::size_t r : {0, 1}) {
        const auto of = data::k_folds(rows, 4, repeat_key(r));
        for (std::uint32_t row = 0; row < rows; ++row)
            expect_naive(run, table, row, numbers_where(rows, [&](std::uint32_t i) { return of[i] != of[row]; }), r);
    }
}

TEST(KeptNeighbours, of_a_search_in_each_split_are_numbered_in_the_table) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run({{"table.csv", table.csv()}},
                 job_text("k = [1]\nscaling = [\"standard\"]", "folds = 4\nkeep_neighbours = 3"));
    EXPECT_FALSE(run.serves_every_split());
    const auto of = data::k_folds(rows, 4, repeat_key(0));
    for (std::uint32_t row = 0; row < rows; ++row) {
        const Numbers training = numbers_where(rows, [&](std::uint32_t i) { return of[i] != of[row]; });
        expect_naive(run, standardized(table, training), row, training);
    }
}

TEST(KeptNeighbours, leaving_one_out_are_the_nearest_others) {
    const TestRows table = random_numbers(rows, 3);
    SweepRun run({{"table.csv", table.csv()}},
                 job_text("k = [1]", "validation = \"leave-one-out\"\nkeep_neighbours = 3"));
    for (std::uint32_t row = 0; row < rows; ++row) expect_naive(run, table, row, all_but(rows, row));
}

TEST(KeptNeighbours, are_missing_of_rows_that_are_never_validated) {
    const TestRows table = random_numbers(rows, 3);
    std::vector<std::int32_t> folds;
    for (std::int32_t row = 0; row < static_cast<std::int32_t>(rows); ++row) folds.push_back(row % 4 - 1);
    SweepRun run({{"table.csv", table.csv()}, {"folds.csv", fold_file(folds)}},
                 job_text("k = [1]", "validation = \"file\"\nkeep_neighbours = 3", "folds_file = \"folds.csv\"\n"));
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (folds[row] >= 0) {
            expect_naive(run, table, row, numbers_where(rows, [&](std::uint32_t i) { return folds[i] != folds[row]; }));
            continue;
        }
        for (const std::int64_t neighbour : neighbours_of(run, row)) EXPECT_EQ(neighbour, study::missing_integer);
        EXPECT_TRUE(std::isnan(run.real("neighbour_distance")[row * kept]));
    }
}

TEST(KeptNeighbours, of_the_test_part_are_of_all_other_rows_and_no_others_are_of_it) {
    const TestRows table = random_numbers(rows, 3);
    const auto is_test = data::held_out(rows, 0.25, repeat_key(0));
    const Numbers training = numbers_where(rows, [&](std::uint32_t row) { return is_test[row] == 0; });
    for (const char* validation : {"folds = 4", "validation = \"none\"", "validation = \"leave-one-out\""}) {
        SweepRun run({{"table.csv", table.csv()}},
                     job_text("k = [1]", std::string(validation) + "\ntest_share = 0.25\nkeep_neighbours = 3"));
        SweepRun scaled({{"table.csv", table.csv()}},
                        job_text("k = [1]\nscaling = [\"standard\"]",
                                 std::string(validation) + "\ntest_share = 0.25\nkeep_neighbours = 3"));
        for (std::uint32_t row = 0; row < rows; ++row)
            if (is_test[row] == 1) {
                expect_naive(run, table, row, training);
                expect_naive(scaled, standardized(table, training), row, training);
            } else {
                for (const std::int64_t neighbour : neighbours_of(run, row))
                    EXPECT_TRUE(neighbour == study::missing_integer ||
                                is_test[static_cast<std::size_t>(neighbour)] == 0);
            }
    }
}

/// Rows of one group lie together, so that the nearest of all are of the same group.
TestRows grouped() {
    TestRows table = random_numbers(rows, 3);
    for (std::uint32_t row = 0; row < rows; ++row) {
        table.group.push_back(static_cast<int>(row % 8));
        table.x[row][0] = 100 * (row % 8) + table.x[row][0];
    }
    return table;
}

TEST(Groups, are_never_their_own_neighbours) {
    const TestRows table = grouped();
    SweepRun run({{"table.csv", table.csv()}},
                 job_text("k = [3]", "validation = \"group\"\nfolds = 4\nkeep_neighbours = 3", "group = \"group\"\n"));
    for (std::uint32_t row = 0; row < rows; ++row)
        for (const std::int64_t neighbour : neighbours_of(run, row)) {
            ASSERT_GE(neighbour, 0);
            EXPECT_NE(table.group[static_cast<std::size_t>(neighbour)], table.group[row]);
        }
    EXPECT_EQ(run.integer("validation_rows"), std::vector<std::int64_t>(4, 10));
}

/// Inner folds hold whole groups too: one neighbour within the group would have no error.
TEST(Groups, are_whole_in_inner_folds) {
    TestRows table = grouped();
    for (std::uint32_t row = 0; row < rows; ++row) table.y[row] = 10.5 * static_cast<double>(row % 8 * 5 % 8);
    SweepRun run({{"table.csv", table.csv()}},
                 job_text("k = [1, 15]", "validation = \"group\"\nfolds = 4\ninner_folds = 3", "group = \"group\"\n"));
    EXPECT_GT(run.real("mse")[0], 0);
    for (const std::int64_t k : run.integer("nested_k")) EXPECT_EQ(k, 15);
}

TEST(Groups, are_whole_in_the_test_part) {
    const TestRows table = grouped();
    SweepRun run({{"table.csv", table.csv()}},
                 job_text("k = [3]", "validation = \"group\"\nfolds = 3\ntest_share = 0.25\nkeep_neighbours = 3",
                          "group = \"group\"\n"));
    std::set<int> trained_on;
    for (std::uint32_t row = 0; row < rows; ++row)
        for (const std::int64_t neighbour : neighbours_of(run, row)) {
            EXPECT_NE(table.group[static_cast<std::size_t>(neighbour)], table.group[row]);
            trained_on.insert(table.group[static_cast<std::size_t>(neighbour)]);
        }
    EXPECT_EQ(trained_on.size(), 6U) << "two of eight groups are held out";
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_neighbours_test
