#include "job/range.hpp"

#include "base/contract.hpp"
#include "job/toy_study.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace orthant::job::helpers::range_test {
namespace {

using Values = std::vector<Value>;

AxisValues axis(const std::string& name, const std::string& range) {
    return parse_toy("study = \"toy.study\"\nsettings.pairs = 1\nsettings.D = 1\n", {name + "=" + range})
        .axis(name)
        ->values;
}

AxisValues d_axis(const std::string& range) {
    return parse_toy("study = \"toy.study\"\nsettings.pairs = 1\n", {"space.D=" + range}).values("D");
}

TEST(Range, holds_both_ends) {
    EXPECT_EQ(d_axis("{ from = 1, to = 3 }"), (Values{std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}));
    EXPECT_EQ(d_axis("{ from = 3, to = 3 }"), Values{std::int64_t{3}});
}

TEST(Range, stops_at_the_last_step_before_the_end) {
    EXPECT_EQ(d_axis("{ from = 1, to = 9, step = 3 }"), (Values{std::int64_t{1}, std::int64_t{4}, std::int64_t{7}}));
    EXPECT_EQ(d_axis("{ from = 1, to = 10, step = 3 }").size(), 4u);
    EXPECT_EQ(axis("scale", "{ from = 0, to = 0.99, step = 0.25 }"), (Values{0.0, 0.25, 0.5, 0.75}));
}

TEST(Range, meets_a_real_end_that_rounding_would_miss) {
    EXPECT_EQ(axis("scale", "{ from = 0, to = 0.3, step = 0.1 }"), (Values{0.0, 0.1, 0.2, 0.3}));
}

TEST(Range, does_not_add_up_rounding_errors) {
    const AxisValues values = axis("scale", "{ from = 0, to = 1000, step = 0.1 }");
    ASSERT_EQ(values.size(), 10001u);
    EXPECT_EQ(values[7], Value(7 * 0.1));
    EXPECT_EQ(values[9999], Value(9999 * 0.1));
    EXPECT_EQ(values[10000], Value(1000.0));
}

TEST(Range, takes_steps_of_1_unless_told) {
    EXPECT_EQ(axis("scale", "{ from = -1, to = 1 }"), (Values{-1.0, 0.0, 1.0}));
}

TEST(Range, goes_through_all_64_bits) {
    const Parameter any{.name = "n", .description = "any integer"};
    const std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    const std::int64_t highest = std::numeric_limits<std::int64_t>::max();
    const std::int64_t step = std::int64_t{1} << 62;
    const Place place{std::make_shared<const std::string>("here"), 1, 1};
    const Table table{
        {{"from", place, {place, lowest}}, {"to", place, {place, highest}}, {"step", place, {place, step}}}};
    const Range range(any, {place, table}, "n");
    ASSERT_EQ(range.count(), 4u);
    EXPECT_EQ(range.at(3), Value(step));
    EXPECT_THROW(range.at(4), ContractViolation);
}

TEST(Range, may_have_ten_million_values_and_no_more) {
    EXPECT_EQ(d_axis("{ from = 1, to = 10_000_000 }").size(), most_axis_values);
}

}  // namespace
}  // namespace orthant::job::helpers::range_test
