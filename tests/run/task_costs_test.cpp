#include "run/task_costs.hpp"

#include "support/list_scheduler.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace orthant::run::task_costs_test {
namespace {

TaskCosts costs_of(const std::vector<double>& all) {
    TaskCosts costs;
    for (const double cost : all) costs.add(cost, 1);
    return costs;
}

double list_schedule(std::vector<double> all, std::size_t ranks) {
    std::ranges::sort(all, std::greater<>());
    return test::list_makespan_s(all, static_cast<int>(ranks));
}

TEST(TaskCosts, add_up) {
    TaskCosts costs;
    costs.add(2, 10);
    costs.add(0.5, 100);
    costs.add(2, 5);
    EXPECT_EQ(costs.tasks(), 115);
    EXPECT_EQ(costs.total(), 80);
    EXPECT_EQ(costs.longest(), 2);
    ASSERT_EQ(costs.classes().size(), 2u);
    EXPECT_EQ(costs.classes().front().cost, 2);
    EXPECT_EQ(costs.classes().front().tasks, 15);
}

TEST(TaskCosts, merge_what_is_nearly_alike) {
    TaskCosts costs;
    for (int i = 0; i < 100'000; ++i) costs.add(1 + 1e-5 * i, 1);
    EXPECT_LE(costs.classes().size(), 17u);
    EXPECT_GE(costs.classes().size(), 16u);
    EXPECT_NEAR(costs.total(), 149'999.5, 1e-3);
}

TEST(LongestFirst, is_exact_for_few_tasks) {
    EXPECT_EQ(longest_first(costs_of({1}), 8), 1);
    EXPECT_EQ(longest_first(costs_of({1, 1, 1}), 2), 2);
    EXPECT_EQ(longest_first(costs_of({4, 1, 1}), 2), 4);
    EXPECT_EQ(longest_first(costs_of({5, 3, 3}), 2), 6);
    EXPECT_EQ(longest_first(costs_of(std::vector<double>(10, 1)), 3), 4);
    EXPECT_EQ(longest_first(costs_of({}), 3), 0);
}

TEST(LongestFirst, is_near_what_list_scheduling_gives) {
    std::vector<double> all;
    for (int i = 1; i <= 400; ++i) all.push_back(0.1 + (i * 37 % 101) / 50.0);
    for (const std::size_t ranks : {1u, 2u, 7u, 64u, 150u, 399u, 1000u}) {
        const double expected = list_schedule(all, ranks);
        const double planned = longest_first(costs_of(all), static_cast<double>(ranks));
        EXPECT_NEAR(planned, expected, 0.03 * expected) << ranks;
    }
}

TEST(LongestFirst, of_many_ranks_is_that_of_few_with_as_many_tasks_each) {
    TaskCosts few, many;
    for (const double cost : {1.0, 2.0, 5.0, 9.0}) {
        few.add(cost, 500);
        many.add(cost, 5e9);
    }
    EXPECT_NEAR(longest_first(many, 6e9), longest_first(few, 600), 0.2);
    EXPECT_EQ(longest_first(many, 1000), 85e9 / 1000);
    EXPECT_EQ(longest_first(many, 1e12), 9);
}

}  // namespace
}  // namespace orthant::run::task_costs_test
