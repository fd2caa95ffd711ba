#include "base/contract.hpp"
#include "base/hash.hpp"
#include "job/space.hpp"
#include "job/toy_study.hpp"

#include <gtest/gtest.h>

namespace orthant::job::helpers::search_space_test {
namespace {

constexpr const char* text = R"(study = "toy.study"
seed = 3
replicates = 2
[space]
D = [2, 3]
scale = { log_uniform = [1e-6, 1e-2] }
eps = [0.1, 0.2]
source = { choice = ["ball", "cube"] }
[settings]
pairs = 10
[search]
method = "random"
trials = 20
)";

TEST(SearchSpace, crosses_the_grid_with_the_trials) {
    const Job job = parse_toy(text);
    const Space space(job);
    EXPECT_EQ(space.points(), 20u * 2u * 2u);
    EXPECT_EQ(space.outer_axes().size(), 1u);
    EXPECT_EQ(job.trials(), 20u);
    EXPECT_EQ(space.point(4 * 17 + 3).trial(), 17u);
    EXPECT_EQ(space.point(4 * 17 + 3).integer("D"), 3);
    EXPECT_EQ(space.point(4 * 17 + 3).replicate(), 1u);
}

TEST(SearchSpace, shows_every_combination_the_same_draws) {
    const Job job = parse_toy(text);
    const Space space(job);
    for (std::uint64_t trial = 0; trial < 20; ++trial)
        for (std::uint64_t cell = 1; cell < 4; ++cell) {
            const Point first = space.point(4 * trial), other = space.point(4 * trial + cell);
            EXPECT_EQ(first.real("scale"), other.real("scale"));
            EXPECT_EQ(first.text("source"), other.text("source"));
        }
}

TEST(SearchSpace, keeps_its_points_when_it_grows) {
    const Job few = parse_toy(text), many = parse_toy(text, {"trials=20_000"});
    const Space before(few), after(many);
    for (std::uint64_t i = 0; i < before.points(); ++i) {
        EXPECT_EQ(before.point(i).label(), after.point(i).label());
        EXPECT_EQ(before.point(i).key(), after.point(i).key());
    }
    EXPECT_EQ(identity(few), identity(many));
}

TEST(SearchSpace, names_the_trial_and_what_it_drew) {
    const Job job = parse_toy(text, {"replicates=1"});
    const Point point = Space(job).point(2 * 17 + 1);
    EXPECT_EQ(point.label(),
              "D=3 trial=17 scale=" + to_text(Value(point.real("scale"))) + " source=" + point.text("source"));
}

TEST(SearchSpace, refuses_other_types_of_what_is_drawn) {
    const Job job = parse_toy(text);
    EXPECT_THROW(Space(job).point(0).text("scale"), ContractViolation);
    EXPECT_THROW(Space(job).point(0).integer("scale"), ContractViolation);
    EXPECT_THROW(job.real("scale"), ContractViolation);
}

TEST(SearchSpace, needs_no_grid) {
    const Job job = parse_toy(text, {"settings.D=2", "replicates=1"});
    EXPECT_EQ(Space(job).points(), 20u);
    EXPECT_EQ(Space(job).point(19).trial(), 19u);
}

TEST(SearchPointKey, is_the_hash_of_seed_grid_values_trial_and_replicate) {
    const Job job = parse_toy(text);
    ByteWriter expected;
    expected.put(std::uint64_t{3});
    expected.put_text("D");
    write_value(expected, std::int64_t{3});
    expected.put(std::uint64_t{17});
    expected.put(std::uint64_t{1});
    EXPECT_EQ(Space(job).point(4 * 17 + 3).key(), hash64(expected.view()));
}

TEST(SearchIdentity, depends_on_what_is_drawn_and_how) {
    std::vector<std::uint64_t> seen{identity(parse_toy(text))};
    for (const char* change :
         {"search.method=sobol", "scale={log_uniform=[1e-6, 1e-3]}", "scale={uniform=[1e-6, 1e-2]}",
          "source={choice=[\"cube\", \"ball\"]}", "scale=[1.0]", "seed=4"}) {
        const std::uint64_t changed = identity(parse_toy(text, {change}));
        for (const std::uint64_t earlier : seen) EXPECT_NE(changed, earlier) << change;
        seen.push_back(changed);
    }
}

TEST(SearchIdentity, of_a_grid_does_not_ask_whether_it_is_said) {
    const std::string grid = "study = \"toy.study\"\nsettings.pairs = 1\nspace.D = [2, 3]\n";
    EXPECT_EQ(identity(parse_toy(grid)), identity(parse_toy(grid + "search.method = \"grid\"\n")));
    EXPECT_EQ(identity(parse_toy(grid)), identity(parse_toy(grid + "[search]\n")));
}

}  // namespace
}  // namespace orthant::job::helpers::search_space_test
