#include "data/feature_map.hpp"

#include "base/error.hpp"
#include "data/test_table.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace orthant::data::feature_map_test {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

std::string fit_error(const TestTable& table, Imputation imputation, Scaling scaling) {
    try {
        FeatureMap::fit(table.view(), row_numbers(0, table.view().rows), imputation, scaling, no_yield);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
    }
    return "no error";
}

TEST(FeatureMap, without_imputation_and_scaling_changes_no_bit) {
    const TestTable table(4, 11, random_cell);
    const FeatureMap map = FeatureMap::fit(table.view(), row_numbers(0, 4), Imputation::none, Scaling::none, no_yield);
    std::vector<double> out(11);
    map.apply(table.view().row(2), 0, out);
    for (std::size_t j = 0; j < 11; ++j) EXPECT_EQ(out[j], random_cell(2, j));
}

TEST(FeatureMap, gives_any_run_of_features) {
    const TestTable table(9, 20, correlated_cell);
    const FeatureMap map =
        FeatureMap::fit(table.view(), row_numbers(0, 9), Imputation::none, Scaling::robust, no_yield);
    std::vector<double> all(20);
    std::vector<double> some(5);
    map.apply(table.view().row(3), 0, all);
    map.apply(table.view().row(3), 13, some);
    EXPECT_EQ(some, std::vector<double>(all.begin() + 13, all.begin() + 18));
}

TEST(FeatureMap, makes_a_feature_without_values_0_everywhere) {
    const TestTable table(2, {1, missing, 2, missing, 3, 1e30, 4, -7});
    for (const Imputation imputation : {Imputation::mean, Imputation::median})
        for (const Scaling scaling : {Scaling::none, Scaling::standard, Scaling::min_max, Scaling::robust}) {
            const FeatureMap map = FeatureMap::fit(table.view(), row_numbers(0, 2), imputation, scaling, no_yield);
            for (std::size_t row = 0; row < 4; ++row) {
                std::vector<double> out(2);
                map.apply(table.view().row(row), 0, out);
                EXPECT_EQ(out[1], 0);
            }
        }
}

TEST(FeatureMap, only_shifts_what_varies_by_rounding_errors) {
    const TestTable table(50, 2,
                          [](std::size_t i, std::size_t j) { return j == 0 ? 0.1 : 1e8 + (i % 2 == 0 ? 1.5e-8 : 0); });
    for (const Scaling scaling : {Scaling::standard, Scaling::robust, Scaling::min_max}) {
        const FeatureMap map = FeatureMap::fit(table.view(), row_numbers(0, 50), Imputation::none, scaling, no_yield);
        std::vector<double> out(2);
        map.apply(table.view().row(0), 0, out);
        EXPECT_NEAR(out[0], 0, 1e-16);
        map.apply(std::vector<double>{2.1, 1e8 + 5}, 0, out);
        EXPECT_NEAR(out[0], 2, 1e-15);
        if (scaling == Scaling::standard) {
            EXPECT_NEAR(out[1], 5, 1e-6);
        }
    }
}

TEST(FeatureMap, scales_small_spreads_but_not_rounding_errors) {
    const TestTable table(2, {0, 0, 1e-10, 1e-16, 2e-10, 2e-16, 3e-10, 3e-16, 4e-10, 4e-16});
    for (const Scaling scaling : {Scaling::robust, Scaling::min_max}) {
        const FeatureMap map = FeatureMap::fit(table.view(), row_numbers(0, 5), Imputation::none, scaling, no_yield);
        std::vector<double> least(2);
        std::vector<double> most(2);
        map.apply(table.view().row(0), 0, least);
        map.apply(table.view().row(4), 0, most);
        EXPECT_DOUBLE_EQ(most[0] - least[0], scaling == Scaling::robust ? 2 : 1);
        EXPECT_DOUBLE_EQ(most[1] - least[1], 4e-16);
    }
}

TEST(FeatureMap, refuses_missing_values_that_nothing_stands_in_for) {
    const TestTable table(3, {1, 2, missing, 4, 5, 6, 7, 8, 9});
    EXPECT_EQ(fit_error(table, Imputation::none, Scaling::none),
              "cannot prepare feature 3 of the data (1 value of 3 is missing); set the imputation to \"mean\" or "
              "\"median\"");
    const TestTable gap(3, {1, 2, missing, 4, 5, missing, 7, 8, 9});
    EXPECT_EQ(fit_error(gap, Imputation::none, Scaling::standard),
              "cannot prepare feature 3 of the data (2 values of 3 are missing); set the imputation to \"mean\" or "
              "\"median\"");
    EXPECT_EQ(fit_error(gap, Imputation::mean, Scaling::standard), "no error");
}

TEST(FeatureMap, refuses_values_whose_spread_is_infinite) {
    const TestTable table(1, {1e300, -1e300, 1e300});
    EXPECT_EQ(
        fit_error(table, Imputation::none, Scaling::standard),
        "cannot prepare feature 1 of the data (its values are too large to be scaled); give them in another unit");
    EXPECT_EQ(fit_error(table, Imputation::none, Scaling::none), "no error");
}

TEST(FeatureMap, yields_for_every_feature) {
    const TestTable table(5, 40, random_cell);
    int yields = 0;
    FeatureMap::fit(table.view(), row_numbers(0, 5), Imputation::mean, Scaling::standard, [&] { ++yields; });
    EXPECT_GE(yields, 40);
}

TEST(Names, are_understood_again) {
    ASSERT_EQ(imputation_names().size(), 3u);
    EXPECT_EQ(imputation_named("median"), Imputation::median);
    ASSERT_EQ(scaling_names().size(), 4u);
    EXPECT_EQ(scaling_named("min-max"), Scaling::min_max);
    for (const std::string& name : scaling_names())
        EXPECT_EQ(scaling_names()[static_cast<std::size_t>(scaling_named(name))], name);
    for (const std::string& name : imputation_names())
        EXPECT_EQ(imputation_names()[static_cast<std::size_t>(imputation_named(name))], name);
}

}  // namespace
}  // namespace orthant::data::feature_map_test
