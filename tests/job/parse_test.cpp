#include "job/parse.hpp"

#include "job/toy_study.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::job::helpers::parse_test {
namespace {

using testing::ElementsAre;
using Values = std::vector<Value>;

constexpr const char* smallest = "study = \"toy.study\"\n[settings]\npairs = 10\nD = 2\n";

TEST(ParseJob, reads_every_part) {
    const std::string text = R"(# a comment
study = "toy.study"
seed = 9223372036854775807
replicates = 3
[space]
source = ["ball", "cube"]
D = { from = 2, to = 4 }
eps = 0.25
[settings]
pairs = 1_000
exact = true
)";
    const Job job = parse_toy(text, {"remark=hello"}, "/somewhere/the job.v2.toml");
    EXPECT_EQ(job.name, "the job.v2");
    EXPECT_EQ(job.path, "/somewhere/the job.v2.toml");
    EXPECT_EQ(job.text, text);
    EXPECT_THAT(job.overrides, ElementsAre("remark=hello"));
    EXPECT_EQ(job.study, "toy.study");
    EXPECT_EQ(job.seed, 9223372036854775807u);
    EXPECT_EQ(job.replicates, 3);
    ASSERT_EQ(job.axes.size(), 3u);
    EXPECT_EQ(job.axes[0].parameter.name, "source");
    EXPECT_EQ(job.axes[0].values, (Values{"ball", "cube"}));
    EXPECT_EQ(job.axes[1].parameter.name, "D");
    EXPECT_EQ(job.axes[1].values, (Values{std::int64_t{2}, std::int64_t{3}, std::int64_t{4}}));
    EXPECT_EQ(job.axes[2].values, (Values{0.25}));
    EXPECT_FALSE(job.axes[1].is_inner());
    EXPECT_TRUE(job.axes[2].is_inner());
    EXPECT_EQ(job.integer("pairs"), 1000);
    EXPECT_TRUE(job.boolean("exact"));
    EXPECT_EQ(job.text_of("remark"), "hello");
    EXPECT_EQ(job.real("scale"), 1.0);
    EXPECT_EQ(job.roles.size(), 7u);
    EXPECT_EQ(job.roles.at("pairs"), Role::setting);
    EXPECT_EQ(job.roles.at("eps"), Role::inner);
    EXPECT_TRUE(job.data.empty());
}

TEST(ParseJob, fills_in_defaults) {
    const Job job = parse_toy(smallest);
    EXPECT_EQ(job.seed, 1u);
    EXPECT_EQ(job.replicates, 1);
    EXPECT_TRUE(job.axes.empty());
    EXPECT_EQ(job.text_of("source"), "cube");
    EXPECT_EQ(job.real("eps"), 0.5);
    EXPECT_FALSE(job.boolean("exact"));
}

TEST(ParseJob, keeps_axes_in_the_order_of_the_file_not_of_the_alphabet) {
    const Job job = parse_toy(std::string("study = \"toy.study\"\nsettings.pairs = 1\n[space]\n") +
                              "source = [\"cube\"]\neps = [1]\n\"D\" = [2]\nscale = { from = 1, to = 1 }\n");
    std::vector<std::string> names;
    for (const Axis& axis : job.axes) names.push_back(axis.parameter.name);
    EXPECT_THAT(names, ElementsAre("source", "eps", "D", "scale"));
}

TEST(ParseJob, takes_integers_for_reals) {
    const Job job =
        parse_toy("study = \"toy.study\"\n[space]\neps = [0, 0.5, 1]\n[settings]\npairs = 1\nD = 1\nscale = 3\n");
    EXPECT_EQ(job.values("eps"), (Values{0.0, 0.5, 1.0}));
    EXPECT_EQ(job.real("scale"), 3.0);
}

TEST(ParseJob, has_one_value_for_a_fixed_parameter) {
    EXPECT_EQ(parse_toy(smallest).values("D"), Values{std::int64_t{2}});
    EXPECT_EQ(parse_toy(smallest).axis("D"), nullptr);
}

TEST(ParseJob, accepts_the_ends_of_what_is_allowed) {
    EXPECT_EQ(parse_toy(smallest, {"seed=0", "replicates=1_000_000"}).replicates, 1000000);
    EXPECT_EQ(parse_toy(smallest, {"eps=[0, 1e6]"}).values("eps"), (Values{0.0, 1e6}));
    EXPECT_EQ(parse_toy(smallest, {"D=1"}).integer("D"), 1);
}

TEST(ParseJob, makes_data_paths_absolute_from_the_job_file) {
    const std::string text = "study = \"toy.data\"\n[data]\nfile = \"../data/digits.csv\"\n";
    const Job job = parse_toy(text, {}, "/jobs/today/toy.toml");
    EXPECT_EQ(job.data.at("file"), Value("/jobs/data/digits.csv"));
    EXPECT_EQ(job.data.at("target"), Value("class"));
    EXPECT_THAT(job.data_files(), ElementsAre("/jobs/data/digits.csv"));
    EXPECT_THAT(parse_toy(text, {"data.file=/tmp/other.csv"}).data_files(), ElementsAre("/tmp/other.csv"));
    EXPECT_THAT(parse_toy(text, {"data.file=my.csv"}, "/jobs/toy.toml").data_files(), ElementsAre("/jobs/my.csv"));
    const Job relative = parse_toy(text, {"data.file=my.csv"}, "toy.toml");
    EXPECT_THAT(relative.data_files(), ElementsAre(std::filesystem::current_path() / "my.csv"));
}

TEST(ParseJob, leaves_a_target_that_looks_like_a_path_alone) {
    const Job job = parse_toy("study = \"toy.data\"\n[data]\nfile = \"a.csv\"\ntarget = \"/class\"\n");
    EXPECT_EQ(job.data.at("target"), Value("/class"));
    EXPECT_THAT(job.data_files(), ElementsAre("/jobs/a.csv"));
}

TEST(ParseJob, has_no_file_where_one_may_be_left_out) {
    const std::string text = "study = \"toy.data\"\n[data]\nfile = \"a.csv\"\n";
    const Job without = parse_toy(text);
    EXPECT_EQ(without.data.at("test_file"), no_file);
    EXPECT_THAT(without.data_files(), ElementsAre("/jobs/a.csv"));
    const Job with = parse_toy(text + "test_file = \"b.csv\"\n");
    EXPECT_THAT(with.data_files(), ElementsAre("/jobs/a.csv", "/jobs/b.csv"));
    EXPECT_NE(identity(with), identity(without));
}

TEST(ParseJob, refuses_names_that_cannot_name_results) {
    const std::string end =
        " cannot name its results (1 to 200 bytes of printable UTF-8, not beginning with - or .); "
        "rename the file";
    EXPECT_EQ(message_of(smallest, {}, ".toml"), ".toml:1:1: the job's name \".toml\"" + end);
    EXPECT_EQ(message_of(smallest, {}, "-x.toml"), "-x.toml:1:1: the job's name \"-x\"" + end);
    EXPECT_EQ(message_of(smallest, {}, "a\nb.toml"), "a\\nb.toml:1:1: the job's name \"a\\nb\"" + end);
    EXPECT_EQ(message_of(smallest, {}, "\xff.toml"), "\\xFF.toml:1:1: the job's name \"\\xFF\"" + end);
    EXPECT_EQ(message_of(smallest, {}, std::string(200, 'a') + ".toml"), "no error");
    EXPECT_NE(message_of(smallest, {}, std::string(201, 'a') + ".toml"), "no error");
    EXPECT_EQ(message_of(smallest, {}, "größe.toml"), "no error");
}

TEST(ParseJob, counts_exactly_to_the_limit_of_points) {
    // 2^6 replicates · 2^20 · 2^20 · 2^17 = 2^63.
    const std::string text =
        "study = \"toy.study\"\nreplicates = 64\n[settings]\npairs = 1\n[space]\n"
        "D = { from = 1, to = 1048576 }\nscale = { from = 1, to = 1048576 }\n";
    EXPECT_THAT(message_of(text + "eps = { from = 0, to = 131072 }\n"), testing::HasSubstr("more than 2^63 points"));
    EXPECT_EQ(message_of(text + "eps = { from = 1, to = 131072 }\n"), "no error");
}

}  // namespace
}  // namespace orthant::job::helpers::parse_test
