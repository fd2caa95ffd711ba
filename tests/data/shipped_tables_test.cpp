#include "data/read_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace orthant::data::shipped_tables_test {
namespace {

using testing::ElementsAre;

/// Each row counted with 1, 2, … 97, 1, 2, …, so that no two rows can be exchanged unseen.
double weighted_sum(const std::vector<double>& values, std::size_t columns) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += values[i] * static_cast<double>(i / columns % 97 + 1);
    return sum;
}

// The values are scikit-learn 1.2.1's, by numpy.

TEST(ShippedTables, have_the_digits) {
    const Table table = read_table({.file = ORTHANT_SOURCES "/jobs/data/digits.csv", .target = "digit"});
    EXPECT_EQ(table.rows, 1797u);
    ASSERT_EQ(table.features.size(), 64u);
    EXPECT_EQ(table.features[8 * 3 + 5], "pixel_3_5");
    EXPECT_THAT(table.classes, ElementsAre("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
    std::vector<std::size_t> counts(10);
    for (const double y : table.y) ++counts[static_cast<std::size_t>(y)];
    EXPECT_THAT(counts, ElementsAre(178, 182, 177, 183, 181, 182, 181, 179, 174, 180));
    EXPECT_EQ(std::accumulate(table.x.begin(), table.x.end(), 0.), 561718);
    EXPECT_EQ(weighted_sum(table.x, 64), 27113569);
    EXPECT_EQ(weighted_sum(table.y, 1), 392360);
    EXPECT_EQ(std::inner_product(table.x.begin(), table.x.end(), table.x.begin(), 0.), 6907012);
    EXPECT_EQ(std::ranges::max(table.x), 16);
}

TEST(ShippedTables, have_the_diabetes_patients) {
    const Table table = read_table({.file = ORTHANT_SOURCES "/jobs/data/diabetes.csv", .target = "progression"});
    EXPECT_EQ(table.rows, 442u);
    EXPECT_THAT(table.features, ElementsAre("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6"));
    EXPECT_THAT(table.classes, ElementsAre());
    EXPECT_EQ(std::accumulate(table.y.begin(), table.y.end(), 0.), 67243);
    EXPECT_EQ(weighted_sum(table.y, 1), 3076270);
    EXPECT_NEAR(weighted_sum(table.x, 10), 12790911.6069, 1e-6);
    std::vector<double> sums(10);
    for (std::size_t i = 0; i < table.x.size(); ++i) sums[i % 10] += table.x[i];
    const std::vector<double> wanted{21445, 649, 11658.1, 41833.98, 83600, 51024.1, 22006.5, 1799.05, 2051.5036, 40337};
    for (std::size_t j = 0; j < 10; ++j) EXPECT_NEAR(sums[j], wanted[j], 1e-8) << table.features[j];
}

}  // namespace
}  // namespace orthant::data::shipped_tables_test
