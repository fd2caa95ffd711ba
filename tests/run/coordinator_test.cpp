#include "run/coordinator.hpp"

#include "base/contract.hpp"
#include "run/simulation.hpp"
#include "support/jobs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace orthant::run::coordinator_test {
namespace {

using study::TaskId;
using test::Simulation;

/// The walk study: task t takes 1 + (7919 t) mod 50 hundredths of a second, longer than forecast.
struct Fixture {
    explicit Fixture(const std::string& text) : job(test::parse(text)), space(job), study(open(job)) {}

    static std::unique_ptr<study::Study> open(const job::Job& job) {
        static const study::Registry registry = test::studies();
        return registry.open(job);
    }
    double duration(TaskId id) const { return 500 * study->cost(space.point(id.point), id.task).value(); }
    Simulation::Duration durations() const {
        return [this](TaskId id) { return duration(id); };
    }
    double total_s() const {
        double total = 0;
        for (std::uint64_t p = 0; p < space.points(); ++p)
            for (std::uint64_t t = 0; t < study->tasks(space.point(p)); ++t) total += duration({p, t});
        return total;
    }

    job::Job job;
    job::Space space;
    std::unique_ptr<study::Study> study;
};

const DoneBefore nothing_done;

std::vector<int> one_rank_each(int nodes) {
    return std::vector<int>(static_cast<std::size_t>(nodes), 1);
}

std::string walks(int points, int tasks) {
    return "study = 'test.walk'\n[space]\nstep = { from = 1, to = " + std::to_string(points) +
           " }\n[settings]\nwalks = " + std::to_string(tasks) + "\n";
}

TEST(Coordinator, hands_out_every_task_exactly_once_to_thousands_of_workers) {
    const Fixture f(walks(300, 100));
    for (const int workers : {1, 2, 7, 4096}) {
        Coordinator coordinator(*f.study, f.space, {}, one_rank_each(workers), nothing_done);
        Simulation simulation(coordinator, workers, f.durations());
        simulation.run();
        EXPECT_TRUE(coordinator.finished());
        EXPECT_EQ(simulation.times_done().size(), 30000u) << workers;
        for (const auto& [id, times] : simulation.times_done()) ASSERT_EQ(times, 1);
    }
}

TEST(Coordinator, keeps_all_workers_busy_to_the_end) {
    const Fixture f(walks(50, 100));
    for (const int workers : {2, 16, 64}) {
        Coordinator coordinator(*f.study, f.space, {}, one_rank_each(workers), nothing_done);
        Simulation simulation(coordinator, workers, f.durations());
        simulation.run();
        const double bound_s = std::max(0.5, f.total_s() / workers);
        EXPECT_LT(simulation.makespan_s(), 1.03 * bound_s + 0.5) << workers;
    }
}

TEST(Coordinator, needs_far_fewer_batches_than_tasks) {
    const Fixture f(walks(20, 5000));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(4), nothing_done);
    Simulation simulation(coordinator, 4, [&](TaskId id) { return 1e-4 * f.duration(id); });
    simulation.run();
    EXPECT_EQ(simulation.times_done().size(), 100000u);
    EXPECT_LT(simulation.batches(), 300u);
}

TEST(Coordinator, starts_with_the_longest_tasks) {
    const Fixture f(walks(1, 50));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1), nothing_done);
    Simulation simulation(coordinator, 1, f.durations());
    simulation.run();
    for (std::size_t i = 1; i < simulation.order().size(); ++i)
        EXPECT_GE(f.duration(simulation.order()[i - 1]), f.duration(simulation.order()[i]));
}

TEST(Coordinator, puts_off_tasks_that_the_time_left_does_not_hold) {
    const Fixture f(walks(1, 50));
    const auto cost = [&](std::uint64_t task) { return f.study->cost(f.space.point(0), task).value(); };
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1), nothing_done);
    const double left_s = cost(7);
    std::uint64_t begun = 0;
    for (coordinator.ask(0, 1); const auto handout = coordinator.hand_out(left_s); coordinator.ask(0, 1))
        for (const TaskRange& range : handout->batch.ranges)
            for (std::uint64_t task = range.first; task < range.end(); ++task, ++begun) {
                EXPECT_LE(cost(task), left_s);
                EXPECT_FALSE(coordinator.has_only_put_off());
                coordinator.done(0, {0, task, 1}, cost(task));
            }
    EXPECT_GT(begun, 0u);
    EXPECT_GT(coordinator.tasks_put_off(), 0u);
    EXPECT_EQ(begun + coordinator.tasks_put_off(), 50u);
    EXPECT_EQ(coordinator.tasks_under_way(), 0u);
    EXPECT_TRUE(coordinator.has_only_put_off());
    EXPECT_FALSE(coordinator.finished());
    double longest_s = 0;
    for (std::uint64_t task = 0; task < 50; ++task) longest_s = std::max(longest_s, cost(task));
    EXPECT_DOUBLE_EQ(coordinator.longest_put_off_s(), longest_s);
}

TEST(Coordinator, puts_off_nothing_that_can_be_stopped_on_the_way_or_whose_length_nobody_knows) {
    const Fixture steady("study = 'test.steady'\n[space]\nstart = [0.2, 0.4]\n");
    Coordinator coordinator(*steady.study, steady.space, {}, one_rank_each(1), nothing_done);
    coordinator.ask(0, 1);
    EXPECT_TRUE(coordinator.hand_out(1e-9));
    EXPECT_EQ(coordinator.tasks_put_off(), 0u);
}

TEST(Coordinator, gives_the_worker_that_coordinates_too_short_batches) {
    const Fixture f(walks(500, 100));
    const DoneBefore half{[](TaskId id) { return id.task < 50; }, 12.5};
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(100), half);
    const double most_s = SchedulingOptions().batch_s / 100;
    coordinator.ask(1, 1);
    EXPECT_GT(coordinator.hand_out()->batch.expected_s(), 3 * most_s);
    coordinator.ask(0, 1);
    EXPECT_LE(coordinator.hand_out()->batch.expected_s(), most_s);
}

TEST(Coordinator, learns_nothing_from_a_task_that_failed) {
    const Fixture f(walks(50, 100));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(256), nothing_done);
    for (int turn = 0; turn < 3; ++turn) {
        coordinator.ask(1, 1);
        const Batch batch = coordinator.hand_out()->batch;
        EXPECT_EQ(batch.tasks(), 1u);
        coordinator.done(1, batch.ranges.front(), std::nullopt);
    }
    EXPECT_FALSE(coordinator.remaining_work_s());
}

TEST(Coordinator, trusts_few_measurements_with_few_tasks) {
    const Fixture f(walks(50, 100));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(256), nothing_done);
    std::uint64_t measured = 0;
    while (measured < 60) {
        coordinator.ask(1, 1);
        const Batch batch = coordinator.hand_out()->batch;
        EXPECT_LE(batch.tasks(), std::max<std::uint64_t>(1, 2 * measured));
        for (const TaskRange& range : batch.ranges) coordinator.done(1, range, 1e-9);  // the others may take hours
        measured += batch.tasks();
    }
}

TEST(Coordinator, makes_batches_long_enough_to_serve_all_workers_meanwhile) {
    const Fixture f(walks(10, 2000));
    const DoneBefore half{[](TaskId id) { return id.task < 1000; }, 0.25};
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(2000), half);
    const double least_s = 2000 * SchedulingOptions().message_s;
    EXPECT_LT(coordinator.remaining_work_s().value() / 2000, 0.1 * least_s) << "an equal share would be far shorter";
    coordinator.ask(1, 1);
    EXPECT_NEAR(coordinator.hand_out()->batch.expected_s(), least_s, 0.05 * least_s);
}

TEST(Coordinator, keeps_the_last_tasks_for_workers_that_have_none) {
    const Fixture f(walks(1, 4));  // of 39, 20, 8 and 1 units: 0.01 s each
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(3), nothing_done);
    for (const int worker : {1, 2}) {
        coordinator.ask(worker, 1);
        ASSERT_TRUE(coordinator.hand_out());
    }
    coordinator.done(2, {0, 1, 1}, f.duration({0, 1}));

    coordinator.ask(1, 0);
    EXPECT_FALSE(coordinator.hand_out()) << "it still has the longest";
    coordinator.ask(2, 1);
    const auto third = coordinator.hand_out();
    ASSERT_TRUE(third);
    EXPECT_EQ(third->node, 2);
    EXPECT_FALSE(coordinator.hand_out());
    coordinator.done(1, {0, 2, 1}, f.duration({0, 2}));
    EXPECT_FALSE(coordinator.hand_out()) << "nobody said that it has nothing to do";
    coordinator.ask(1, 1);
    const auto last = coordinator.hand_out();
    ASSERT_TRUE(last);
    EXPECT_EQ(last->node, 1);
}

TEST(Coordinator, skips_what_a_former_run_did) {
    const Fixture f(walks(10, 30));
    const auto is_done = [](TaskId id) { return (id.point + id.task) % 3 == 0; };
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(3), {is_done});
    EXPECT_EQ(coordinator.tasks_done(), 100u);
    Simulation simulation(coordinator, 3, f.durations());
    simulation.run();
    EXPECT_EQ(simulation.times_done().size(), 200u);
    for (const auto& [id, times] : simulation.times_done()) EXPECT_FALSE(is_done(id));
    EXPECT_TRUE(coordinator.finished());
}

TEST(Coordinator, is_finished_at_once_when_all_is_done) {
    const Fixture f(walks(2, 3));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1), {[](TaskId) { return true; }});
    coordinator.ask(0, 1);
    EXPECT_FALSE(coordinator.hand_out());
    EXPECT_TRUE(coordinator.finished());
}

TEST(Coordinator, gives_a_shard_its_own_points_only) {
    const Fixture f(walks(10, 4));
    std::vector<int> owners(10, 0);
    for (std::uint64_t shard = 0; shard < 3; ++shard) {
        Coordinator coordinator(*f.study, f.space, {shard, 3}, one_rank_each(2), nothing_done);
        Simulation simulation(coordinator, 2, f.durations());
        simulation.run();
        EXPECT_TRUE(coordinator.finished());
        for (const auto& [id, times] : simulation.times_done()) {
            EXPECT_EQ(id.point % 3, shard);
            ++owners[id.point];
        }
    }
    for (const int tasks : owners) EXPECT_EQ(tasks, 4);
}

TEST(Coordinator, hands_out_anew_what_lost_workers_had) {
    const Fixture f(walks(40, 50));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(100), nothing_done);
    Simulation simulation(coordinator, 100, f.durations());
    for (int w = 0; w < 90; ++w) simulation.kill(w, 0.07 * w);
    simulation.run();
    EXPECT_TRUE(coordinator.finished());
    EXPECT_EQ(simulation.times_done().size(), 2000u);
    for (const auto& [id, times] : simulation.times_done()) ASSERT_EQ(times, 1);
}

TEST(Coordinator, runs_suspects_first_and_alone) {
    const Fixture f(walks(4, 10));
    const std::vector<TaskId> suspects{{2, 3}, {0, 0}, {3, 9}};
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(8), nothing_done, suspects);
    Simulation simulation(coordinator, 8, f.durations());
    simulation.run();
    ASSERT_EQ(simulation.order().size(), 40u);
    EXPECT_TRUE(std::equal(suspects.begin(), suspects.end(), simulation.order().begin()));
    EXPECT_EQ(simulation.most_under_way_beside_alone(), 0u);
}

TEST(Coordinator, asks_for_rounds_and_ends_after_the_last) {
    const Fixture f("study = 'test.rounds'\n[space]\ntarget = [0.1, 0.2, 0.3]\n");
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(2), nothing_done);
    Simulation simulation(coordinator, 2, [](TaskId) { return 1.0; });
    std::vector<int> rounds(3, 0);
    simulation.run(
        [&](std::uint64_t point) -> std::uint64_t { return ++rounds[point] <= static_cast<int>(point) ? 5 : 0; });
    EXPECT_TRUE(coordinator.finished());
    EXPECT_EQ(rounds, (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(simulation.times_done().size(), 3 * 2 + 5 + 10u);
    EXPECT_TRUE(simulation.times_done().contains({2, 11}));
}

TEST(Coordinator, counts_tasks_of_rounds_done_before) {
    const Fixture f("study = 'test.rounds'\n[space]\ntarget = [0.1]\n");
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1), {[](TaskId id) { return id.task < 4; }});
    ASSERT_TRUE(coordinator.round_to_decide());
    coordinator.next_round(0, 3);
    EXPECT_FALSE(coordinator.round_to_decide());
    EXPECT_EQ(coordinator.tasks_known(), 5u);
    EXPECT_EQ(coordinator.tasks_done(), 4u);
    coordinator.ask(0, 1);
    const auto handout = coordinator.hand_out();
    ASSERT_TRUE(handout);
    EXPECT_EQ(handout->batch.ranges.front().first, 4u);
    EXPECT_FALSE(coordinator.finished());
}

TEST(Coordinator, estimates_what_remains) {
    const Fixture f(walks(1, 50));
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1), nothing_done);
    EXPECT_FALSE(coordinator.remaining_work_s());
    coordinator.ask(0, 1);
    const auto handout = coordinator.hand_out();
    ASSERT_TRUE(handout);
    EXPECT_EQ(handout->batch.tasks(), 1u) << "nothing is known yet: one task to learn from";
    const TaskId id{handout->batch.ranges.front().point, handout->batch.ranges.front().first};
    coordinator.done(0, {id.point, id.task, 1}, f.duration(id));
    EXPECT_NEAR(coordinator.remaining_work_s().value(), f.total_s() - f.duration(id), 1e-9);
}

TEST(Coordinator, knows_from_former_runs_how_long_tasks_take) {
    const Fixture f(walks(1, 50));
    const auto was_done = [](TaskId id) { return id.task < 10; };
    double before_s = 0;
    for (std::uint64_t task = 0; task < 10; ++task) before_s += f.duration({0, task});
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1), {was_done, before_s});
    EXPECT_NEAR(coordinator.remaining_work_s().value(), f.total_s() - before_s, 1e-9);
    coordinator.ask(0, 1);
    EXPECT_GT(coordinator.hand_out()->batch.tasks(), 1u) << "nothing is left to learn";
}

TEST(Coordinator, takes_tasks_as_done_however_reports_join_them) {
    const Fixture f("study = 'test.idle'\n[space]\nx = 1\n[settings]\ntasks = 100\n");
    Coordinator coordinator(*f.study, f.space, {}, one_rank_each(1));
    const auto hand_out = [&] {
        coordinator.ask(0, 1);
        return coordinator.hand_out()->batch.ranges.front();
    };
    coordinator.done(0, hand_out(), 1e-6);
    const TaskRange batch = hand_out();
    const TaskRange ahead_of_time = hand_out();
    ASSERT_EQ(ahead_of_time.first, batch.end());
    ASSERT_GE(ahead_of_time.count, 2u);
    // The end of the one batch and the beginning of the next are reported as one.
    coordinator.done(0, {0, batch.first, batch.count - 1}, 1e-6);
    const TaskRange joined{0, batch.end() - 1, 2};
    coordinator.done(0, joined, 1e-6);
    EXPECT_EQ(coordinator.tasks_under_way(), ahead_of_time.count - 1);
    EXPECT_THROW(coordinator.done(0, joined, 1e-6), ContractViolation);
}

}  // namespace
}  // namespace orthant::run::coordinator_test
