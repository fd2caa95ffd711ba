#include "data/target_column.hpp"

#include "base/contract.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::target_column_test {
namespace {

using testing::ElementsAre;
using Verdict = TargetColumn::Verdict;

TargetColumn column_of(Target kind, const std::vector<std::string>& cells) {
    TargetColumn column(kind);
    BadCells bad("a.csv", BadCells::Origin::csv);
    for (const std::string& cell : cells) column.add(cell, {}, bad);
    bad.throw_if_any();
    return column;
}

TargetColumn::Values values_of(Target kind, const std::vector<std::string>& cells) {
    return column_of(kind, cells).take();
}

/// "0", "1", …
std::vector<std::string> whole_numbers(int count) {
    std::vector<std::string> cells;
    for (int i = 0; i < count; ++i) cells.push_back(std::to_string(i));
    return cells;
}

TEST(TargetColumn, is_classes_where_text_is_in_it_or_few_whole_numbers) {
    EXPECT_EQ(column_of(Target::automatic, {"a", "b"}).verdict(), Verdict::classes);
    EXPECT_EQ(column_of(Target::automatic, {"1", "b"}).verdict(), Verdict::classes);
    EXPECT_EQ(column_of(Target::automatic, {"1", "1.5", "b", "b"}).verdict(), Verdict::classes);
    EXPECT_EQ(column_of(Target::automatic, whole_numbers(20)).verdict(), Verdict::classes);
    EXPECT_EQ(column_of(Target::automatic, whole_numbers(21)).verdict(), Verdict::number);
    EXPECT_EQ(column_of(Target::automatic, {"0", "1", "1.5"}).verdict(), Verdict::number);
    EXPECT_EQ(column_of(Target::automatic, {"0", "9007199254740992"}).verdict(), Verdict::number);
    EXPECT_EQ(column_of(Target::automatic, {"inf", "a"}).verdict(), Verdict::classes);
}

TEST(TargetColumn, is_doubtful_where_most_are_numbers_and_some_text) {
    EXPECT_EQ(column_of(Target::automatic, {"1", "1.5", "b"}).verdict(), Verdict::doubtful);
    EXPECT_EQ(column_of(Target::automatic, {"1", "1.5", "inf", "inf"}).verdict(), Verdict::doubtful);
    EXPECT_EQ(column_of(Target::automatic, {"1", "2", "b"}).verdict(), Verdict::classes);
    EXPECT_THROW(column_of(Target::automatic, {"1", "1.5", "b"}).take(), ContractViolation);
}

TEST(TargetColumn, is_what_it_was_said_to_be) {
    EXPECT_THAT(values_of(Target::number, {"2", "1", "2"}).y, ElementsAre(2, 1, 2));
    EXPECT_THAT(values_of(Target::number, {"2", "1", "2"}).classes, ElementsAre());
    EXPECT_EQ(values_of(Target::classes, whole_numbers(50)).classes.size(), 50u);
    EXPECT_EQ(column_of(Target::classes, {"1", "1.5", "b"}).verdict(), Verdict::classes);
}

TEST(TargetColumn, orders_labels_by_value_where_all_are_numbers_and_else_by_bytes) {
    const auto numbers = values_of(Target::automatic, {"10", "9.0", "-1", "+9", "-0"});
    EXPECT_THAT(numbers.classes, ElementsAre("-1", "0", "9", "10"));
    EXPECT_THAT(numbers.y, ElementsAre(3, 2, 0, 2, 1));
    const auto mixed = values_of(Target::automatic, {"é", "10", "b", "9", "B", " b "});
    EXPECT_THAT(mixed.classes, ElementsAre("10", "9", "B", "b", "é"));
    EXPECT_THAT(mixed.y, ElementsAre(4, 0, 3, 1, 2, 3));
    const auto fractions = values_of(Target::classes, {"2.50", "10", "2.5", "-1e-3"});
    EXPECT_THAT(fractions.classes, ElementsAre("-0.001", "2.5", "10"));
    EXPECT_THAT(fractions.y, ElementsAre(1, 2, 1, 0));
}

TEST(TargetColumn, keeps_large_whole_labels_apart) {
    const auto values = values_of(Target::classes, {"9007199254740993", "9007199254740992", "1"});
    EXPECT_THAT(values.classes, ElementsAre("1", "9007199254740992", "9007199254740993"));
    EXPECT_THAT(values.y, ElementsAre(2, 1, 0));
}

TEST(TargetColumn, takes_numbers_as_they_are) {
    TargetColumn column(Target::automatic);
    BadCells bad("a.h5", BadCells::Origin::hdf5);
    for (const double value : {3., 1., 3.}) column.add(value, {}, bad);
    const auto values = column.take();
    EXPECT_THAT(values.classes, ElementsAre("1", "3"));
    EXPECT_THAT(values.y, ElementsAre(1, 0, 1));
}

}  // namespace
}  // namespace orthant::data::target_column_test
