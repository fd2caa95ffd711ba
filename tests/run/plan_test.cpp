#include "run/plan.hpp"

#include "support/jobs.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace orthant::run::plan_test {
namespace {

struct Fixture {
    explicit Fixture(const std::string& text) : job(test::parse(text)), space(job), study(open(job)) {}

    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = test::studies();
        return registry.open(job);
    }
    Plan plan(study::Shard shard = {}, PlanEffort effort = {}) const { return plan_job(*study, space, shard, effort); }

    job::Job job;
    job::Space space;
    std::unique_ptr<study::Study> study;
};

std::string idle(const std::string& settings) {
    return "study = 'test.idle'\n[space]\nx = [1, 2, 3, 4, 5]\n[settings]\n" + settings;
}

/// The sum over all tasks of the shard, one by one.
Plan counted_one_by_one(const Fixture& f, study::Shard shard) {
    Plan plan;
    for (std::uint64_t p = 0; p < f.space.points(); ++p) {
        if (!shard.owns(p)) continue;
        ++plan.points;
        for (std::uint64_t t = 0; t < f.study->tasks(f.space.point(p)); ++t) {
            ++plan.tasks;
            plan.costs.add(f.study->cost(f.space.point(p), t).value(), 1);
        }
    }
    return plan;
}

TEST(PlanJob, adds_up_what_the_study_forecasts) {
    const Plan plan = Fixture(idle("tasks = 4\nmean_ms = 100\n")).plan();
    EXPECT_EQ(plan.points, 5);
    EXPECT_EQ(plan.tasks, 20);
    EXPECT_TRUE(plan.has_forecast);
    EXPECT_FALSE(plan.is_sampled);
    EXPECT_NEAR(plan.work_s(), 2, 1e-12);
    EXPECT_DOUBLE_EQ(plan.longest_s(), 0.1);
    EXPECT_EQ(plan.cells, 5);
    EXPECT_EQ(plan.record_bytes, 20 * 8);
}

TEST(PlanJob, counts_every_point_of_every_shard_once) {
    const Fixture f("study = 'test.walk'\n[space]\nstep = { from = 1, to = 11 }\n[settings]\nwalks = 37\n");
    for (const std::uint64_t count : {1u, 2u, 3u, 11u})
        for (std::uint64_t index = 0; index < count; ++index) {
            const Plan plan = f.plan({index, count});
            const Plan expected = counted_one_by_one(f, {index, count});
            EXPECT_EQ(plan.points, expected.points) << index << '/' << count;
            EXPECT_EQ(plan.tasks, expected.tasks);
            EXPECT_NEAR(plan.work_s(), expected.work_s(), 1e-9 * expected.work_s());
            EXPECT_EQ(plan.longest_s(), expected.longest_s());
        }
}

TEST(PlanGrowth, forecasts_the_points_left_and_keeps_place_for_all) {
    const Fixture f(idle("tasks = 4\nmean_ms = 100\n"));
    const Plan whole = f.plan(), grown = plan_growth(*f.study, f.space, {}, 3);
    EXPECT_EQ(grown.tasks, 20);
    EXPECT_EQ(grown.tasks_left, 8);
    EXPECT_NEAR(grown.work_s(), 0.8, 1e-12);
    EXPECT_LT(grown.work_s(), whole.work_s());
    EXPECT_EQ(grown.record_bytes, whole.record_bytes);
    EXPECT_EQ(grown.cells, whole.cells);
    EXPECT_EQ(whole.tasks_left, whole.tasks);
}

TEST(PlanGrowth, of_shards_adds_up_to_that_of_the_whole) {
    const Fixture f(idle("tasks = 4\nmean_ms = 100\n"));
    for (std::uint64_t first = 0; first < 5; ++first) {
        double tasks_left = 0;
        for (std::uint64_t i = 0; i < 3; ++i) tasks_left += plan_growth(*f.study, f.space, {i, 3}, first).tasks_left;
        EXPECT_EQ(tasks_left, static_cast<double>(4 * (5 - first))) << first;
    }
}

TEST(PlanJob, counts_tasks_without_a_forecast) {
    const Plan plan = Fixture(idle("tasks = 4\nmean_ms = 100\nforecast = false\n")).plan();
    EXPECT_FALSE(plan.has_forecast);
    EXPECT_FALSE(plan.has_seconds());
    EXPECT_EQ(plan.work_s(), 20);
    EXPECT_EQ(plan.longest_s(), 1);
}

TEST(PlanJob, knows_the_first_round_only) {
    const Plan plan = Fixture("study = 'test.rounds'\n[space]\ntarget = [0.01, 0.001]\n").plan();
    EXPECT_EQ(plan.tasks, 4);
}

TEST(PlanJob, samples_points_and_tasks_that_are_too_many) {
    const Fixture f(
        "study = 'test.idle'\nreplicates = 100\n[space]\nx = { from = 1, to = 50 }\n[settings]\n"
        "tasks = 100\nmean_ms = 10\ndurations = 'uniform'\n");
    const Plan exact = f.plan();
    const Plan fewer_points = f.plan({}, {.most_points = 700, .most_costs = 1u << 24});
    EXPECT_TRUE(fewer_points.is_sampled);
    EXPECT_NEAR(fewer_points.tasks, exact.tasks, 1e-6);
    EXPECT_NEAR(fewer_points.work_s(), exact.work_s(), 0.02 * exact.work_s());
    const Plan fewer_costs = f.plan({}, {.most_points = 1u << 24, .most_costs = 5000});
    EXPECT_FALSE(fewer_costs.is_sampled);
    EXPECT_EQ(fewer_costs.tasks, exact.tasks);
    EXPECT_NEAR(fewer_costs.work_s(), exact.work_s(), 0.02 * exact.work_s());
    EXPECT_GT(fewer_costs.longest_s(), 0.9 * exact.longest_s());
}

TEST(PlanJob, survives_jobs_that_nobody_can_run) {
    const Fixture f(
        "study = 'test.idle'\nreplicates = 1_000_000\n[space]\nx = { from = 1, to = 10_000_000 }\n"
        "[settings]\ntasks = 1_000_000_000\nmean_ms = 1\n");
    const Plan plan = f.plan({1, 7}, {.most_points = 1000, .most_costs = 1000});
    EXPECT_NEAR(plan.tasks, 1e22 / 7, 1e-9 * plan.tasks);
    EXPECT_NEAR(plan.work_s(), 1e19 / 7, 1e-9 * plan.work_s());
    EXPECT_GT(plan.root_bytes, 1e13 * 8);
}

TEST(RootBytes, grow_with_cells_of_all_points_and_with_own_tasks) {
    const Fixture f("study = 'test.walk'\n[space]\nstep = { from = 1, to = 1000 }\nlimit = { from = 1, to = 200 }\n");
    const study::Layout layout = f.study->layout();
    const double whole = root_bytes(f.space, layout, {}, 1000);
    EXPECT_GT(whole, 1000.0 * 203 * 8);
    EXPECT_LT(root_bytes(f.space, layout, {0, 2}, 1000), whole);
    EXPECT_GT(root_bytes(f.space, layout, {0, 2}, 1000), 1000.0 * 203 * 8);
    EXPECT_NEAR(root_bytes(f.space, layout, {}, 1'001'000) - whole, 90e6, 1e6);
}

TEST(Measured, takes_the_place_of_a_forecast) {
    const Plan plan = Fixture("study = 'test.rounds'\n[space]\ntarget = [0.01]\n").plan();
    EXPECT_FALSE(plan.has_forecast);
    TaskCosts seconds;
    seconds.add(5, 1);
    seconds.add(2.5, 22);
    const Plan known = measured(plan, seconds);
    EXPECT_TRUE(known.has_seconds());
    EXPECT_EQ(known.tasks, 23);
    EXPECT_EQ(known.work_s(), 60);
    EXPECT_EQ(known.longest_s(), 5);
}

}  // namespace
}  // namespace orthant::run::plan_test
