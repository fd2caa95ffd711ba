#include "job/toy_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::job::helpers::override_test {
namespace {

using Values = std::vector<Value>;

constexpr const char* text = R"(study = "toy.study"
[space]
D = [2, 3]
source = ["ball"]
[settings]
pairs = 10
eps = 0.25
)";

std::vector<std::string> axis_names(const Job& job) {
    std::vector<std::string> names;
    for (const Axis& axis : job.axes) names.push_back(axis.parameter.name);
    return names;
}

TEST(Override, replaces_top_keys) {
    const Job job = parse_toy(text, {"seed=7", "replicates = 4"});
    EXPECT_EQ(job.seed, 7u);
    EXPECT_EQ(job.replicates, 4);
    EXPECT_EQ(parse_toy(text, {"task_limit=\"2h\""}).task_limit_s, 7200);
    EXPECT_EQ(parse_toy("seed = 2\nsettings.pairs = 1\nsettings.D = 1\n", {"study=toy.study"}).study, "toy.study");
}

TEST(Override, replaces_an_axis_where_it_stands) {
    const Job job = parse_toy(text, {"D=[5, 6, 7]"});
    EXPECT_THAT(axis_names(job), testing::ElementsAre("D", "source"));
    EXPECT_EQ(job.values("D"), (Values{std::int64_t{5}, std::int64_t{6}, std::int64_t{7}}));
    EXPECT_EQ(parse_toy(text, {"D=5"}).axis("D")->values, Values{std::int64_t{5}});
    EXPECT_EQ(parse_toy(text, {"D={from=5, to=6}"}).axis("D")->values.size(), 2u);
}

TEST(Override, replaces_a_setting_where_it_stands) {
    EXPECT_EQ(parse_toy(text, {"eps=1"}).real("eps"), 1.0);
    EXPECT_EQ(parse_toy(text, {"settings.pairs=12"}).integer("pairs"), 12);
}

TEST(Override, adds_lists_to_the_space_and_single_values_to_the_settings) {
    const Job job = parse_toy(text, {"scale=[2, 3]", "exact=true"});
    EXPECT_THAT(axis_names(job), testing::ElementsAre("D", "source", "scale"));
    EXPECT_TRUE(job.boolean("exact"));
    EXPECT_EQ(parse_toy(text, {"scale=2"}).real("scale"), 2.0);
}

TEST(Override, moves_a_parameter_to_the_table_it_names) {
    EXPECT_EQ(parse_toy(text, {"space.eps=[1, 2]"}).values("eps"), (Values{1.0, 2.0}));
    const Job fixed = parse_toy(text, {"settings.D=4"});
    EXPECT_THAT(axis_names(fixed), testing::ElementsAre("source"));
    EXPECT_EQ(fixed.integer("D"), 4);
}

TEST(Override, takes_the_last_of_several) {
    EXPECT_EQ(parse_toy(text, {"seed=7", "seed=8"}).seed, 8u);
    EXPECT_EQ(parse_toy(text, {"D=[4, 5]", "D=[6]"}).values("D"), Values{std::int64_t{6}});
}

TEST(Override, takes_bare_words_as_text) {
    EXPECT_EQ(parse_toy(text, {"source=sphere"}).values("source"), Values{"sphere"});
    EXPECT_EQ(parse_toy(text, {"source=\"sphere\""}).values("source"), Values{"sphere"});
    EXPECT_EQ(parse_toy(text, {"remark=my data.csv"}).text_of("remark"), "my data.csv");
    EXPECT_EQ(parse_toy(text, {"remark=a=b"}).text_of("remark"), "a=b");
}

TEST(Override, mends_what_the_file_has_wrong) {
    EXPECT_NE(message_of("study = \"toy.study\"\n[space]\nD = [0]\n[settings]\npairs = 1\n"), "no error");
    EXPECT_EQ(message_of("study = \"toy.study\"\n[space]\nD = [0]\n[settings]\npairs = 1\n", {"D=[1]"}), "no error");
}

}  // namespace
}  // namespace orthant::job::helpers::override_test
