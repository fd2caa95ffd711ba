#include "job/draw.hpp"

#include "job/space.hpp"
#include "job/toy_study.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <set>

namespace orthant::job::helpers::draw_test {
namespace {

constexpr const char* text = R"(study = "toy.study"
seed = 3
[space]
D = { log_uniform = [1, 64] }
scale = { log_uniform = [1e-6, 1e-2] }
source = { choice = ["ball", "cube", "sphere"] }
[settings]
pairs = 10
[search]
method = "random"
trials = 4000
)";

double real_of(const Job& job, std::string_view name, std::uint64_t trial) {
    return std::get<double>(drawn_value(*job.search, *job.drawn(name), job.seed, trial));
}

TEST(Draw, depends_on_seed_name_and_trial_alone) {
    const Job few = parse_toy(text, {"trials=20"}), many = parse_toy(text), other = parse_toy(text, {"seed=4"});
    const Job alone = parse_toy(text, {"space.D=[2, 3]", "space.source=[\"ball\"]", "replicates=3"});
    EXPECT_EQ(real_of(few, "scale", 17), real_of(many, "scale", 17));
    EXPECT_EQ(real_of(alone, "scale", 17), real_of(many, "scale", 17));
    EXPECT_NE(real_of(other, "scale", 17), real_of(many, "scale", 17));
    EXPECT_NE(real_of(many, "scale", 18), real_of(many, "scale", 17));
}

TEST(Draw, never_changes_by_accident) {
    // All searches follow from it.
    EXPECT_EQ(real_of(parse_toy(text), "scale", 17), 0x1.0dcc66a2c555bp-17);
    EXPECT_EQ(real_of(parse_toy(text, {"search.method=sobol"}), "scale", 17), 0x1.416bd91404084p-18);
}

TEST(Draw, spreads_logarithms_evenly) {
    for (const char* method : {"search.method=random", "search.method=sobol"}) {
        const Job job = parse_toy(text, {method});
        std::map<int, int> decades;
        for (std::uint64_t trial = 0; trial < 4000; ++trial) {
            const double scale = real_of(job, "scale", trial);
            ASSERT_TRUE(1e-6 <= scale && scale <= 1e-2);
            ++decades[static_cast<int>(std::floor(std::log10(scale)))];
        }
        for (int decade = -6; decade < -2; ++decade) EXPECT_NEAR(decades[decade], 1000, 100) << method;
    }
}

TEST(Draw, spreads_numbers_and_their_distance_from_one) {
    const Job job = parse_toy(text, {"scale={uniform=[-1, 3]}"});
    const Job one_minus = parse_toy(text, {"scale={one_minus_log_uniform=[0.01, 1]}"});
    double sum = 0;
    int near_one = 0;
    for (std::uint64_t trial = 0; trial < 4000; ++trial) {
        sum += real_of(job, "scale", trial);
        const double value = real_of(one_minus, "scale", trial);
        ASSERT_TRUE(0 <= value && value <= 0.99);
        near_one += value >= 0.9 ? 1 : 0;
    }
    EXPECT_NEAR(sum / 4000, 1, 0.1);
    EXPECT_NEAR(near_one, 2000, 150);
}

TEST(Draw, gives_whole_numbers_their_ends_as_often_as_the_others) {
    const Job job = parse_toy(text, {"D={uniform=[1, 4]}", "scale={uniform=[-1, 2], integer=true}"});
    std::map<std::int64_t, int> counts;
    std::map<double, int> rounded;
    for (std::uint64_t trial = 0; trial < 4000; ++trial) {
        ++counts[std::get<std::int64_t>(drawn_value(*job.search, *job.drawn("D"), job.seed, trial))];
        ++rounded[real_of(job, "scale", trial)];
    }
    EXPECT_EQ(counts.size(), 4u);
    EXPECT_EQ(rounded.size(), 4u);
    for (const auto& [value, count] : counts) EXPECT_NEAR(count, 1000, 120) << value;
    for (const auto& [value, count] : rounded) EXPECT_NEAR(count, 1000, 120) << value;
}

TEST(Draw, chooses_each_as_often) {
    const Job job = parse_toy(text);
    std::map<std::string, int> counts;
    for (std::uint64_t trial = 0; trial < 3000; ++trial)
        ++counts[std::get<std::string>(drawn_choice(*job.search, *job.drawn("source"), job.seed, trial))];
    EXPECT_EQ(counts.size(), 3u);
    for (const auto& [value, count] : counts) EXPECT_NEAR(count, 1000, 120) << value;
}

TEST(Search, tells_the_extremes_of_what_it_draws) {
    const Job job = parse_toy(text, {"scale={one_minus_log_uniform=[0.25, 1]}"});
    EXPECT_EQ(job.values("D"), (std::vector<Value>{std::int64_t{1}, std::int64_t{64}}));
    EXPECT_EQ(job.values("scale"), (std::vector<Value>{0.0, 0.75}));
    EXPECT_EQ(job.values("source"), (std::vector<Value>{"ball", "cube", "sphere"}));
}

}  // namespace
}  // namespace orthant::job::helpers::draw_test
