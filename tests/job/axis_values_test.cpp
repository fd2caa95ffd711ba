#include "job/axis_values.hpp"

#include "base/contract.hpp"
#include "job/toy_study.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace orthant::job::helpers::axis_values_test {
namespace {

constexpr const char* text = "study = \"toy.study\"\nsettings.pairs = 1\n";

TEST(AxisValues, are_the_same_as_a_range_and_as_a_list) {
    const Job range = parse_toy(text, {"space.D={ from = 2, to = 4 }"}), list = parse_toy(text, {"space.D=[2, 3, 4]"});
    EXPECT_EQ(range.values("D"), list.values("D"));
    EXPECT_EQ(identity(range), identity(list));
    const AxisValues values = range.values("D");
    EXPECT_EQ(std::ranges::count(values, Value(std::int64_t{3})), 1);
    EXPECT_EQ(*std::ranges::max_element(values), Value(std::int64_t{4}));
}

TEST(AxisValues, of_a_list_are_kept_and_of_a_range_are_not) {
    const AxisValues list(std::vector<Value>{1.5, 2.5});
    EXPECT_EQ(&list.listed(1), &list.listed(1));
    EXPECT_THROW(list.listed(2), ContractViolation);
    EXPECT_EQ(list.stored(), 2u);
    const AxisValues range = parse_toy(text, {"space.D={ from = 1, to = 10_000_000 }"}).values("D");
    EXPECT_EQ(range.stored(), 0u);
    EXPECT_THROW(range.listed(0), ContractViolation);
    EXPECT_EQ(range[9'999'999], Value(std::int64_t{10'000'000}));
}

}  // namespace
}  // namespace orthant::job::helpers::axis_values_test
