// Nodes of several ranks.

#include "run/coordinator.hpp"
#include "support/jobs.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace orthant::run::coordinator_nodes_test {
namespace {

/// Tasks that are all alike.
struct Alike {
    explicit Alike(int tasks)
        : job(test::parse("study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = " + std::to_string(tasks) + "\n")),
          space(job),
          study(open(job)) {}

    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = test::studies();
        return registry.open(job);
    }

    job::Job job;
    job::Space space;
    std::unique_ptr<study::Study> study;
};

void report(Coordinator& coordinator, const Coordinator::Handout& handout, double each_s) {
    for (const BatchRange& range : handout.batch.ranges)
        coordinator.done(handout.node, range, each_s * static_cast<double>(range.count));
}

TEST(CoordinatorOfNodes, gives_every_rank_one_task_to_learn_from) {
    const Alike f(1000);
    Coordinator coordinator(*f.study, f.space, {}, {4, 16});
    coordinator.ask(0, 4);
    coordinator.ask(1, 16);
    EXPECT_EQ(coordinator.hand_out()->batch.tasks(), 4u);
    EXPECT_EQ(coordinator.hand_out()->batch.tasks(), 16u);
    EXPECT_FALSE(coordinator.hand_out());
}

TEST(CoordinatorOfNodes, spreads_few_tasks_over_the_nodes) {
    const Alike f(10);
    Coordinator coordinator(*f.study, f.space, {}, {8, 8, 8, 8});
    std::vector<std::uint64_t> tasks(4, 0);
    for (int node = 0; node < 4; ++node) coordinator.ask(node, 8);
    while (const auto handout = coordinator.hand_out())
        tasks[static_cast<std::size_t>(handout->node)] += handout->batch.tasks();
    for (const std::uint64_t of_node : tasks) {
        EXPECT_GE(of_node, 1u);
        EXPECT_LE(of_node, 4u);
    }
}

TEST(CoordinatorOfNodes, gives_a_batch_to_match_the_ranks_of_the_node) {
    const Alike f(100000);
    Coordinator coordinator(*f.study, f.space, {}, {8, 8, 32});
    coordinator.ask(1, 8);
    report(coordinator, *coordinator.hand_out(), 0.05);
    for (int i = 0; i < 12; ++i) {
        coordinator.ask(1, 0);
        report(coordinator, *coordinator.hand_out(), 0.05);
    }
    const auto batch_of = [&](int node) {
        coordinator.ask(node, 0);
        return coordinator.hand_out()->batch.expected_s();
    };
    EXPECT_NEAR(batch_of(1), 8, 0.1) << "a second for every rank";
    EXPECT_NEAR(batch_of(2), 32, 0.1);
    EXPECT_NEAR(batch_of(0), 7, 0.1) << "one of its ranks coordinates";
}

TEST(CoordinatorOfNodes, gives_scarce_tasks_to_idle_ranks_alone) {
    const Alike f(20);
    Coordinator coordinator(*f.study, f.space, {}, {4, 4});
    coordinator.ask(1, 4);
    report(coordinator, *coordinator.hand_out(), 1.0);
    coordinator.ask(1, 0);
    EXPECT_TRUE(coordinator.hand_out()) << "sixteen are left for eight ranks";
    coordinator.ask(1, 0);
    EXPECT_FALSE(coordinator.hand_out()) << "now they are scarce";
    coordinator.ask(1, 2);
    EXPECT_EQ(coordinator.hand_out()->batch.tasks(), 2u);
    EXPECT_FALSE(coordinator.hand_out());
}

TEST(CoordinatorOfNodes, counts_what_is_on_its_way_to_a_node_that_asks_again) {
    const Alike f(20);
    Coordinator coordinator(*f.study, f.space, {}, {4, 4});
    coordinator.ask(1, 1, 0);
    const auto first = coordinator.hand_out();
    ASSERT_EQ(first->batch.tasks(), 1u);
    coordinator.ask(1, 1, 0);
    EXPECT_FALSE(coordinator.hand_out()) << "it asked before the answer came";
    coordinator.ask(1, 3, 0);
    EXPECT_EQ(coordinator.hand_out()->batch.tasks(), 2u) << "two more have come to have nothing to do";
    coordinator.ask(1, 3, 1);
    EXPECT_EQ(coordinator.hand_out()->batch.tasks(), 1u);
    coordinator.ask(1, 2, 3);
    EXPECT_EQ(coordinator.hand_out()->batch.tasks(), 2u) << "all have come";
}

TEST(CoordinatorOfNodes, bounds_the_ranges_of_a_batch) {
    const job::Job job = test::parse(
        "study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = 20000\nmean_ms = 1\ndurations = 'uniform'\n"
        "forecast = true\n");
    const job::Space space(job);
    const auto study = Alike::open(job);
    Coordinator coordinator(*study, space, {}, {1000, 1000});
    coordinator.ask(1, 1000);
    report(coordinator, *coordinator.hand_out(), 1e-6);
    for (int i = 0; i < 10; ++i) {
        coordinator.ask(1, 0);
        const auto handout = coordinator.hand_out();
        if (!handout) break;
        EXPECT_LE(handout->batch.ranges.size(), SchedulingOptions().batch_ranges);
        report(coordinator, *handout, 1e-6);
    }
}

}  // namespace
}  // namespace orthant::run::coordinator_nodes_test
