#include "knn/naive_sweep.hpp"
#include "knn/sweep_run.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

/// Nothing of a validation part reaches what its rows are predicted from: neither the rows themselves nor the means,
/// scales and directions that are fitted.
namespace orthant::knn::helpers::sweep_leak_test {
namespace {

constexpr std::uint32_t rows = 60;
constexpr std::size_t kept = 5;
constexpr std::uint32_t outlier = 17;

TestRows with_holes() {
    TestRows table = random_numbers(rows, 5);
    for (std::uint32_t row = 0; row < rows; row += 7) table.x[row][row % 5] = std::numeric_limits<double>::quiet_NaN();
    return table;
}

TestRows with_outlier(TestRows table) {
    for (double& value : table.x[outlier]) value = 1e6;
    return table;
}

SweepRun swept(const TestRows& table, const std::string& settings) {
    return {{{"table.csv", table.csv()}},
            job_text("k = [1, 5]\nscaling = [\"standard\"]\ncomponents = [0, 2]",
                     "impute = \"mean\"\nfolds = 5\nkeep_neighbours = 5\n" + settings)};
}

/// Where the other rows of the outlier's fold keep their neighbours.
std::vector<std::size_t> places_of_fold() {
    const auto of = data::k_folds(rows, 5, repeat_key(0));
    std::vector<std::size_t> places;
    for (const std::size_t components : {0, 1})
        for (std::uint32_t row = 0; row < rows; ++row)
            if (row != outlier && of[row] == of[outlier])
                for (std::size_t i = 0; i < kept; ++i) places.push_back((components * rows + row) * kept + i);
    return places;
}

TEST(Leaks, of_an_outlier_into_its_own_fold_are_none) {
    SweepRun clean = swept(with_holes(), ""), spoilt = swept(with_outlier(with_holes()), "");
    std::size_t changed = 0;
    for (const std::size_t at : places_of_fold()) {
        EXPECT_EQ(clean.integer("neighbour")[at], spoilt.integer("neighbour")[at]);
        EXPECT_EQ(clean.real("neighbour_distance")[at], spoilt.real("neighbour_distance")[at]);
    }
    for (std::size_t at = 0; at < clean.real("neighbour_distance").size(); ++at)
        changed += clean.real("neighbour_distance")[at] != spoilt.real("neighbour_distance")[at] ? 1 : 0;
    EXPECT_GT(changed, 2 * 7 * rows * kept / 10);  // the other four fifths are fitted with it
}

TEST(Leaks, of_a_test_part_into_folds_are_none) {
    const TestRows table = with_holes();
    TestRows spoilt_table = table;
    for (std::uint32_t row = rows - 10; row < rows; ++row)
        for (double& value : spoilt_table.x[row]) value = 1e6;
    const auto run = [](const TestRows& of) {
        return SweepRun({{"table.csv", of.csv(0, rows - 10)}, {"test.csv", of.csv(rows - 10, rows)}},
                        job_text("k = [1, 5]\nscaling = [\"robust\"]\ncomponents = [0, 2]\nshare = [1.0, 0.6]",
                                 "impute = \"median\"\nfolds = 5\ninner_folds = 2\n", "test_file = \"test.csv\"\n"));
    };
    SweepRun clean = run(table), spoilt = run(spoilt_table);
    for (const char* name : {"mse_by_fold", "mse_training_by_fold", "nested_mse", "mse_at_best_k"})
        EXPECT_EQ(clean.real(name), spoilt.real(name)) << name;
    EXPECT_NE(clean.real("test_mse"), spoilt.real("test_mse"));
}

/// What is chosen within a training part knows nothing of the fold that scores it.
TEST(Leaks, of_a_fold_into_its_nested_choice_are_none) {
    SweepRun clean = swept(with_holes(), "inner_folds = 3");
    const auto of = data::k_folds(rows, 5, repeat_key(0));
    const auto fold = static_cast<std::size_t>(of[outlier]);
    TestRows table = with_holes();
    for (std::uint32_t row = 0; row < rows; ++row)
        if (of[row] == of[outlier]) {
            for (double& value : table.x[row]) value = 1e6;
            table.y[row] = 1000.5;
        }
    SweepRun spoilt = swept(table, "inner_folds = 3");
    for (const std::size_t components : {0, 1})
        EXPECT_EQ(clean.integer("nested_k")[components * 5 + fold], spoilt.integer("nested_k")[components * 5 + fold]);
    EXPECT_NE(clean.real("mse_by_fold"), spoilt.real("mse_by_fold"));
}

}  // namespace
}  // namespace orthant::knn::helpers::sweep_leak_test
