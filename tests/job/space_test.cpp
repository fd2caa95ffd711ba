#include "job/space.hpp"

#include "base/contract.hpp"
#include "base/hash.hpp"
#include "job/toy_study.hpp"

#include <gtest/gtest.h>

#include <set>

namespace orthant::job::helpers::space_test {
namespace {

constexpr const char* text = R"(study = "toy.study"
seed = 3
replicates = 2
[space]
D = [2, 3, 5]
eps = [0.1, 0.2, 0.3]
source = ["ball", "cube"]
[settings]
pairs = 10
)";

TEST(Space, counts_outer_axes_and_replicates) {
    const Job job = parse_toy(text);
    const Space space(job);
    EXPECT_EQ(space.points(), 3u * 2u * 2u);
    ASSERT_EQ(space.outer_axes().size(), 2u);
    EXPECT_EQ(space.outer_axes()[0]->parameter.name, "D");
    EXPECT_EQ(space.outer_axes()[1]->parameter.name, "source");
    EXPECT_EQ(&space.job(), &job);
}

TEST(Space, varies_the_replicate_fastest_then_the_last_axis) {
    const Job job = parse_toy(text);
    const Space space(job);
    std::vector<std::string> labels;
    for (std::uint64_t i = 0; i < space.points(); ++i) {
        EXPECT_EQ(space.point(i).index(), i);
        labels.push_back(space.point(i).label());
    }
    EXPECT_EQ(labels, (std::vector<std::string>{
                          "D=2 source=ball replicate=0",
                          "D=2 source=ball replicate=1",
                          "D=2 source=cube replicate=0",
                          "D=2 source=cube replicate=1",
                          "D=3 source=ball replicate=0",
                          "D=3 source=ball replicate=1",
                          "D=3 source=cube replicate=0",
                          "D=3 source=cube replicate=1",
                          "D=5 source=ball replicate=0",
                          "D=5 source=ball replicate=1",
                          "D=5 source=cube replicate=0",
                          "D=5 source=cube replicate=1",
                      }));
    EXPECT_THROW(space.point(12), ContractViolation);
}

TEST(Space, has_one_point_without_axes) {
    const Job job = parse_toy("study = \"toy.study\"\nsettings = { pairs = 1, D = 7 }\n");
    const Space space(job);
    ASSERT_EQ(space.points(), 1u);
    EXPECT_EQ(space.point(0).integer("D"), 7);
    EXPECT_EQ(space.point(0).label(), "");
}

TEST(Space, finds_points_past_32_bits) {
    const Job job = parse_toy(text, {"replicates=1_000_000", "D={from=1, to=10_000}"});
    const Space space(job);
    ASSERT_EQ(space.points(), 20'000'000'000u);
    EXPECT_EQ(space.point(19'999'999'999u).label(), "D=10000 source=cube replicate=999999");
    EXPECT_EQ(space.point(19'999'999'999u - 1'000'000u).label(), "D=10000 source=ball replicate=999999");
}

TEST(Point, reads_axes_and_fixed_values) {
    const Job job = parse_toy(text);
    const Point point = Space(job).point(10);
    EXPECT_EQ(point.replicate(), 0u);
    EXPECT_EQ(point.integer("D"), 5);
    EXPECT_EQ(point.text("source"), "cube");
    EXPECT_EQ(point.integer("pairs"), 10);
    EXPECT_EQ(point.real("scale"), 1.0);
    EXPECT_FALSE(point.boolean("exact"));
}

TEST(Point, refuses_inner_axes_unknown_names_and_other_types) {
    const Job job = parse_toy(text);
    const Point point = Space(job).point(0);
    EXPECT_THROW(point.real("eps"), ContractViolation);
    EXPECT_THROW(point.integer("pears"), ContractViolation);
    EXPECT_THROW(point.real("D"), ContractViolation);
    EXPECT_THROW(job.integer("D"), ContractViolation);
    EXPECT_THROW(job.values("pears"), ContractViolation);
}

std::set<std::uint64_t> keys(const Job& job) {
    const Space space(job);
    std::set<std::uint64_t> keys;
    for (std::uint64_t i = 0; i < space.points(); ++i) keys.insert(space.point(i).key());
    EXPECT_EQ(keys.size(), space.points());
    return keys;
}

TEST(PointKey, is_the_hash_of_seed_outer_values_by_name_and_replicate) {
    const Job job = parse_toy(text);
    ByteWriter expected;
    expected.put(std::uint64_t{3});
    expected.put_text("D");
    write_value(expected, std::int64_t{2});
    expected.put_text("scale");
    write_value(expected, 1.0);
    expected.put_text("source");
    write_value(expected, "cube");
    expected.put(std::uint64_t{1});
    EXPECT_EQ(Space(job).point(3).key(), hash64(expected.view()));
}

TEST(PointKey, never_changes_by_accident) {
    // All results follow from it: a new value here changes every number of every job.
    EXPECT_EQ(Space(parse_toy(text)).point(3).key(), 10275969202845319946u);
}

TEST(PointKey, stays_when_an_axis_grows) {
    const std::set<std::uint64_t> before = keys(parse_toy(text));
    const std::set<std::uint64_t> after = keys(parse_toy(text, {"D=[1, 2, 3, 4, 5]", "replicates=3"}));
    for (const std::uint64_t key : before) EXPECT_TRUE(after.contains(key));
}

TEST(PointKey, does_not_care_where_a_value_stands) {
    const Job axis = parse_toy(text, {"scale=[1, 2]"});
    const Job fixed = parse_toy(text, {"settings.D=2", "settings.source=ball", "scale=1.0"});
    EXPECT_EQ(Space(axis).point(0).label(), "D=2 source=ball scale=1.0 replicate=0");
    EXPECT_EQ(Space(axis).point(0).key(), Space(fixed).point(0).key());
    EXPECT_NE(Space(axis).point(2).key(), Space(fixed).point(0).key());
}

TEST(PointKey, does_not_care_about_inner_values_settings_and_axis_order) {
    const std::set<std::uint64_t> before = keys(parse_toy(text));
    EXPECT_EQ(before, keys(parse_toy(text, {"eps=[7]", "pairs=99", "exact=true"})));
    EXPECT_EQ(before, keys(parse_toy("study = \"toy.study\"\nseed = 3\nreplicates = 2\n[space]\n"
                                     "source = [\"cube\", \"ball\"]\nD = [5, 3, 2]\n[settings]\npairs = 1\n")));
}

TEST(PointKey, changes_with_the_seed) {
    for (const std::uint64_t key : keys(parse_toy(text, {"seed=4"}))) EXPECT_FALSE(keys(parse_toy(text)).contains(key));
}

}  // namespace
}  // namespace orthant::job::helpers::space_test
