#include "data/preprocessor.hpp"

#include "data/reference/preprocessing.hpp"
#include "data/test_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace orthant::data::preprocessor_test {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::vector<double> all_rows(const Preprocessor& fitted, const MatrixView& table) {
    std::vector<double> out(table.rows * fitted.columns());
    fitted.apply(table, row_numbers(0, table.rows), out.data(), fitted.columns(), no_yield);
    return out;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

std::vector<Recipe> recipes(std::size_t components) {
    std::vector<Recipe> all;
    for (const Imputation imputation : {Imputation::mean, Imputation::median})
        for (const Scaling scaling : {Scaling::none, Scaling::standard, Scaling::min_max, Scaling::robust})
            for (const std::size_t count : {std::size_t{0}, components}) all.push_back({imputation, scaling, count});
    return all;
}

TEST(Preprocessor, equals_scikit_learn) {
    for (const reference::Case& expected : reference::cases) {
        SCOPED_TRACE(expected.name);
        const TestTable table(expected.table.columns, expected.table.values);
        const Preprocessor fitted = Preprocessor::fit(table.view(), expected.table.training, expected.recipe, no_yield);
        const auto out = all_rows(fitted, table.view());
        ASSERT_EQ(out.size(), expected.expected.size());
        for (std::size_t i = 0; i < out.size(); ++i)
            EXPECT_NEAR(out[i], expected.expected[i], 1e-12 * std::max(1.0, std::abs(expected.expected[i]))) << i;
        for (std::size_t c = 0; c < expected.variances.size(); ++c)
            EXPECT_NEAR(fitted.components()->variances()[c], expected.variances[c], 1e-12 * expected.variances[0]);
    }
}

/// Rows of which every third is for validation, with some values missing.
double cell_with_gaps(std::size_t i, std::size_t j) {
    return random_cell(i, j + 500) > 0.9 ? missing : correlated_cell(i, j);
}

TEST(Preprocessor, learns_nothing_from_rows_outside_the_training_part) {
    constexpr std::size_t rows = 45;
    std::vector<std::uint32_t> training;
    for (std::uint32_t row = 0; row < rows; ++row)
        if (row % 3 != 1) training.push_back(row);
    for (const std::size_t features : {12, 50})  // fewer than the training rows, and more
        for (const Recipe& recipe : recipes(9)) {
            TestTable table(rows, features, cell_with_gaps);
            const auto before = all_rows(Preprocessor::fit(table.view(), training, recipe, no_yield), table.view());
            for (const double value : {1e30, missing, -5.0}) {
                for (std::size_t row = 1; row < rows; row += 6)
                    for (std::size_t j = 0; j < features; ++j) table.at(row, j) = value;
                const auto fitted = Preprocessor::fit(table.view(), training, recipe, no_yield);
                const auto after = all_rows(fitted, table.view());
                const std::size_t columns = fitted.columns();
                for (std::size_t row = 0; row < rows; ++row) {
                    if (row % 6 == 1) continue;
                    EXPECT_EQ(std::memcmp(&before[row * columns], &after[row * columns], columns * sizeof(double)), 0)
                        << "row " << row << ", features " << features << ", value " << value;
                }
            }
        }
}

TEST(Preprocessor, does_learn_from_training_rows) {
    const auto rows = row_numbers(0, 20);
    for (const Recipe& recipe : recipes(2)) {
        if (recipe.scaling == Scaling::none && recipe.components == 0) continue;
        TestTable table(20, 4, correlated_cell);
        auto before = all_rows(Preprocessor::fit(table.view(), rows, recipe, no_yield), table.view());
        for (std::size_t row = 10; row < 20; ++row) table.at(row, 2) += 60;
        auto after = all_rows(Preprocessor::fit(table.view(), rows, recipe, no_yield), table.view());
        before.resize(before.size() / 2);
        after.resize(after.size() / 2);
        EXPECT_FALSE(same_bits(before, after));
    }
}

TEST(Preprocessor, gives_a_row_the_same_bits_whichever_rows_come_with_it) {
    const TestTable table(70, 40, cell_with_gaps);
    for (const Recipe& recipe : recipes(17)) {
        const Preprocessor fitted = Preprocessor::fit(table.view(), row_numbers(0, 60), recipe, no_yield);
        const auto together = all_rows(fitted, table.view());
        const std::size_t columns = fitted.columns();
        const std::vector<std::uint32_t> some{69, 3, 3, 41, 64};
        std::vector<double> out(some.size() * columns);
        fitted.apply(table.view(), some, out.data(), columns, no_yield);
        for (std::size_t i = 0; i < some.size(); ++i)
            EXPECT_EQ(std::memcmp(&out[i * columns], &together[some[i] * columns], columns * sizeof(double)), 0);
    }
}

TEST(Preprocessor, gives_the_same_bits_wherever_the_table_lies) {
    for (const Recipe& recipe : recipes(17)) {
        const TestTable table(70, 40, cell_with_gaps);
        const TestTable shifted(70, 40, cell_with_gaps, 24);
        const auto rows = row_numbers(0, 60);
        EXPECT_TRUE(same_bits(all_rows(Preprocessor::fit(table.view(), rows, recipe, no_yield), table.view()),
                              all_rows(Preprocessor::fit(shifted.view(), rows, recipe, no_yield), shifted.view())));
    }
}

TEST(Preprocessor, says_how_many_columns_come_out) {
    const TestTable table(9, 6, random_cell);
    EXPECT_EQ(Preprocessor::fit(table.view(), row_numbers(0, 9), {}, no_yield).columns(), 6u);
    const Recipe two{.components = 2};
    EXPECT_EQ(Preprocessor::fit(table.view(), row_numbers(0, 9), two, no_yield).columns(), 2u);
}

TEST(Preprocessor, yields_while_it_fits_and_while_it_applies) {
    const TestTable table(50, 10, random_cell);
    for (const std::size_t components : {0, 4}) {
        int yields = 0;
        const auto count = [&] { ++yields; };
        const Preprocessor fitted =
            Preprocessor::fit(table.view(), row_numbers(0, 50), {.components = components}, count);
        EXPECT_GE(std::exchange(yields, 0), 10);
        std::vector<double> out(50 * fitted.columns());
        fitted.apply(table.view(), row_numbers(0, 50), out.data(), fitted.columns(), count);
        EXPECT_GE(yields, 2);
    }
}

}  // namespace
}  // namespace orthant::data::preprocessor_test
