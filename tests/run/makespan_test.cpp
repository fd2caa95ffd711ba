#include "run/makespan.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::run::makespan_test {
namespace {

Plan plan_of(double tasks, double cost) {
    Plan plan;
    plan.has_forecast = true;
    plan.tasks = plan.tasks_left = tasks;
    plan.costs.add(cost, tasks);
    return plan;
}

Ranks on_nodes_of_64(double ranks) {
    return {ranks, std::ceil(ranks / 64)};
}

TEST(Makespan, is_an_even_share_but_no_less_than_the_longest_task) {
    Plan plan = plan_of(38, 25);
    plan.costs.add(50, 1);
    plan.tasks = plan.tasks_left = 39;
    const double overhead_s = makespan(plan, {1, 1}).time_s - 1000;
    EXPECT_GT(overhead_s, 0);
    EXPECT_LT(overhead_s, 2);
    EXPECT_NEAR(makespan(plan, {10, 1}).time_s, 100, 2);
    EXPECT_NEAR(makespan(plan, {1'000'000, 1000}).time_s, 50, 4);
}

TEST(Makespan, tells_how_much_of_it_is_work) {
    const Plan plan = plan_of(1000, 1);
    const Makespan span = makespan(plan, {10, 1});
    EXPECT_NEAR(span.work_s, 1000, 1e-9);
    EXPECT_NEAR(span.efficiency, span.work_s / (10 * span.time_s), 1e-12);
    EXPECT_GT(span.efficiency, 0.98);
    EXPECT_LT(makespan(plan, {600, 10}).efficiency, 0.85);
}

TEST(Makespan, is_bounded_by_what_rank_0_does_alone) {
    Plan plan = plan_of(10e6, 1e-4);
    plan.cells = 1e6;
    EXPECT_GT(makespan(plan, {1e6, 1e4}).time_s, 8);
    EXPECT_LT(useful_ranks(plan, on_nodes_of_64), 1000);
    EXPECT_GT(makespan(plan, {1e6, 1e4}).root_load, 0.9);
}

TEST(Makespan, loads_rank_0_by_nodes_and_by_tasks) {
    const Plan few = plan_of(1e5, 1), many = plan_of(1e7, 0.01);
    EXPECT_LT(makespan(few, {1, 1}).root_load, 0.001);
    EXPECT_GT(makespan(few, {1024, 1024}).root_load, 5 * makespan(few, {1024, 16}).root_load);
    EXPECT_GT(makespan(many, {1024, 16}).root_load, 2 * makespan(few, {1024, 16}).root_load);
}

TEST(Makespan, counts_units_where_nothing_is_known) {
    Plan plan = plan_of(20, 1);
    plan.has_forecast = false;
    EXPECT_EQ(makespan(plan, {1, 1}).time_s, 20);
    EXPECT_EQ(makespan(plan, {6, 1}).time_s, 4);
    EXPECT_EQ(makespan(plan, {100, 2}).time_s, 1);
    EXPECT_EQ(useful_ranks(plan, on_nodes_of_64), 40);
}

TEST(Makespan, goes_by_the_pace_of_the_company) {
    Plan plan = plan_of(1000, 1);
    plan.calibration =
        Calibration({{.ranks_of_node = 1, .seconds_per_cost = 2}, {.ranks_of_node = 4, .seconds_per_cost = 3}});
    EXPECT_NEAR(makespan(plan, {4, 1}).work_s, 3000, 1e-9);
    EXPECT_NEAR(makespan(plan, {4, 4}).work_s, 2000, 1e-9);
    EXPECT_EQ(plan.work_s(), 2000);
    EXPECT_EQ(plan.longest_s(), 2);
}

TEST(Makespan, waits_for_half_a_task_where_their_order_is_by_chance) {
    Plan plan = plan_of(1000, 1);
    const double ordered_s = makespan(plan, {10, 1}).time_s;
    plan.has_forecast = false;
    plan.calibration = Calibration({MeasuredPace{}});
    EXPECT_NEAR(makespan(plan, {10, 1}).time_s, ordered_s + 0.45, 1e-4);
    EXPECT_NEAR(makespan(plan, {1, 1}).time_s, makespan(plan_of(1000, 1), {1, 1}).time_s, 1e-9);
}

TEST(UsefulRanks, spend_half_of_their_time_in_tasks) {
    const Plan plan = plan_of(1e6, 1);
    const double useful = useful_ranks(plan, on_nodes_of_64);
    EXPECT_GE(makespan(plan, on_nodes_of_64(useful)).efficiency, 0.5);
    EXPECT_LT(makespan(plan, on_nodes_of_64(1.1 * useful)).efficiency, 0.5);
    EXPECT_EQ(useful_ranks(plan_of(3, 1e-3), on_nodes_of_64), 1);
}

}  // namespace
}  // namespace orthant::run::makespan_test
