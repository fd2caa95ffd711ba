#include "run/rank_loop.hpp"

#include "run/in_process_job.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::run::rank_loop_test {
namespace {

using test::InProcessJob;
using test::TempDirectory;

const char* walk_job =
    "study = 'test.walk'\nreplicates = 2\n[space]\nstep = [0.5, 1, 2]\nlimit = [1, 10]\n[settings]\nwalks = 20\n";

TEST(RankLoop, gives_the_same_bits_on_any_number_of_ranks) {
    const TempDirectory directory;
    InProcessJob job(walk_job, directory / "a.h5");
    const auto alone = job.run({.ranks = 1});
    EXPECT_EQ(alone.tasks, 3 * 2 * 20u);
    for (const int ranks : {2, 3, 4, 9}) {
        for (const int ranks_per_node : {1, 2, 9}) {
            const auto end = job.run({.ranks = ranks, .ranks_per_node = ranks_per_node});
            EXPECT_EQ(end.tasks, alone.tasks);
            test::expect_same_bits(*alone.table, *end.table);
        }
    }
}

TEST(RankLoop, replicates_are_independent_streams) {
    const TempDirectory directory;
    InProcessJob job(walk_job, directory / "a.h5");
    auto end = job.run({.ranks = 2});
    EXPECT_NE(end.table->row(0).real("end")[0], end.table->row(1).real("end")[0]);
}

TEST(RankLoop, goes_on_after_stops_with_the_same_bits) {
    const TempDirectory directory;
    InProcessJob job("study = 'test.walk'\n[space]\nstep = [0.5, 1]\n[settings]\nwalks = 60\neffort = 20\n",
                     directory / "a.h5");
    InProcessJob undisturbed("study = 'test.walk'\n[space]\nstep = [0.5, 1]\n[settings]\nwalks = 60\neffort = 20\n",
                             directory / "b.h5");
    const auto whole = undisturbed.run({.ranks = 1});
    std::uint64_t tasks = 0;
    int stops = 0;
    for (;; ++stops) {
        ASSERT_LT(stops, 200);
        const auto end = job.run(
            {.ranks = 1 + stops % 4, .ranks_per_node = 1 + stops % 3, .stop_after_s = 0.05 * std::pow(1.1, stops)});
        EXPECT_GE(end.tasks, tasks) << "nothing committed is lost";
        tasks = end.tasks;
        if (end.is_stopped) continue;
        test::expect_same_bits(*whole.table, *end.table);
        break;
    }
    EXPECT_GE(stops, 2);
}

TEST(RankLoop, decides_rounds_by_the_records_alone) {
    const TempDirectory directory;
    const char* text = "study = 'test.rounds'\n[space]\ntarget = [0.01, 0.002, 0.0001]\n";
    InProcessJob job(text, directory / "a.h5");
    auto alone = job.run({.ranks = 1});
    const double sigma = std::sqrt(1.0 / 12);
    for (std::uint64_t point = 0; point < 2; ++point) {
        auto row = alone.table->row(point);
        const double target = job.space().point(point).real("target");
        const double draws = static_cast<double>(row.integer("draws")[0]);
        EXPECT_LE(row.real("mean_stderr")[0], target);
        if (draws > 2000) {
            EXPECT_GT(sigma / std::sqrt(draws / 2), 0.99 * target) << "half as many would not have done";
        }
        EXPECT_LT(std::abs(row.real("mean")[0] - 0.5), 4 * row.real("mean_stderr")[0]);
        EXPECT_EQ(alone.table->status()[point], study::PointStatus::complete);
    }
    EXPECT_EQ(alone.table->status()[2], study::PointStatus::capped);
    EXPECT_EQ(alone.table->row(2).integer("draws")[0], 64000);
    for (const int ranks : {2, 3, 4})
        test::expect_same_bits(*alone.table, *job.run({.ranks = ranks, .ranks_per_node = 2}).table);
}

TEST(RankLoop, resumes_long_tasks_from_their_checkpoints) {
    const TempDirectory directory;
    const char* text = "study = 'test.steady'\n[space]\nstart = [0.3, 0.4]\n[settings]\nsteps = 3000000\n";
    InProcessJob undisturbed(text, directory / "a.h5");
    const auto whole = undisturbed.run({.ranks = 1});

    InProcessJob job(text, directory / "b.h5");
    int stops = 0;
    bool has_left_checkpoints = false;
    // Each run is stopped after a fraction of one task's time: without its checkpoint no task would ever end.
    for (;; ++stops) {
        ASSERT_LT(stops, 200);
        const auto end = job.run({.ranks = 1 + stops % 2, .stop_after_s = 0.01 * std::pow(1.1, stops)});
        has_left_checkpoints = has_left_checkpoints || std::filesystem::exists(job.paths().tasks());
        if (end.is_stopped) continue;
        test::expect_same_bits(*whole.table, *end.table);
        break;
    }
    EXPECT_TRUE(has_left_checkpoints);
    EXPECT_FALSE(std::filesystem::exists(job.paths().tasks()));
}

TEST(RankLoop, checkpoints_as_often_as_told_and_removes_what_is_spent) {
    const TempDirectory directory;
    InProcessJob job("study = 'test.steady'\n[space]\nstart = [0.3, 0.4, 0.5]\n[settings]\nsteps = 50000\n",
                     directory / "a.h5");
    WorkerOptions often;
    often.checkpoint_interval_s = 0;
    const auto end = job.run({.ranks = 2, .worker = often});
    EXPECT_EQ(end.tasks, 3u);
    EXPECT_FALSE(std::filesystem::exists(job.paths().tasks()));
}

TEST(RankLoop, records_a_failing_task_and_finishes_the_job) {
    const TempDirectory directory;
    InProcessJob job("study = 'test.faulty'\n[space]\nx = [1, 2, 3]\n", directory / "a.h5");
    for (const int ranks : {1, 3}) {
        auto end = job.run({.ranks = ranks});
        EXPECT_EQ(end.tasks, 12u);
        EXPECT_EQ(end.failed, 1u);
        EXPECT_EQ(end.table->status()[1], study::PointStatus::failed);
        EXPECT_TRUE(std::isnan(end.table->row(1).real("sum")[0]));
        EXPECT_EQ(end.table->row(1).integer("whole")[0], study::missing_integer);
        EXPECT_EQ(end.table->row(2).real("sum")[0], 3 * 4 + 6.0);
    }
}

TEST(RankLoop, goes_on_without_ranks_that_died) {
    const TempDirectory directory;
    InProcessJob job(walk_job, directory / "a.h5");
    const auto alone = job.run({.ranks = 1});
    const auto end = job.run({.ranks = 6, .dead = {1, 4, 5}});
    EXPECT_EQ(end.tasks, alone.tasks);
    EXPECT_NE(end.said.find("rank 4 on here died"), std::string::npos) << end.said;
    test::expect_same_bits(*alone.table, *end.table);
}

TEST(RankLoop, ends_on_all_ranks_when_rank_0_dies_and_one_of_them_says_so) {
    const TempDirectory directory;
    const InProcessJob job(walk_job, directory / "a.h5");
    const auto study = job.open();
    const journal::CheckpointDirectory checkpoints(directory / "tasks", 0);
    const test::InProcessNodes nodes(4, 1);
    comm::InProcessNetwork network(4);
    network.kill(0);
    network.kill(1);
    for (const int rank : {2, 3}) {
        const auto transport = network.endpoint(rank);
        RankLoop loop(*study, job.space(), *transport, nodes.board_of(rank), checkpoints, nullptr);
        try {
            loop.run();
            FAIL() << "goes on without rank 0";
        } catch (const CoordinatorDied& death) {
            EXPECT_EQ(death.is_to_tell(), rank == 2);
        }
    }
}

TEST(RankLoop, a_shard_leaves_the_other_points_alone) {
    const TempDirectory directory;
    InProcessJob job("study = 'test.faulty'\n[space]\nx = [1, 2, 3]\n", directory / "a.h5");
    auto end = job.run({.ranks = 2, .shard = {1, 2}});
    EXPECT_EQ(end.tasks, 4u);
    EXPECT_EQ(end.table->status()[0], study::PointStatus::missing);
    EXPECT_EQ(end.table->status()[1], study::PointStatus::failed);
    EXPECT_EQ(end.table->status()[2], study::PointStatus::missing);
}

TEST(RankLoop, counts_the_time_spent_in_tasks) {
    const TempDirectory directory;
    InProcessJob job("study = 'test.walk'\n[space]\nstep = 1\n[settings]\nwalks = 30\neffort = 20\n",
                     directory / "a.h5");
    const auto end = job.run({.ranks = 1});
    EXPECT_GT(end.run.busy_s, 0.5 * (end.run.end_s - end.run.start_s));
    EXPECT_LE(end.run.busy_s, 1.001 * (end.run.end_s - end.run.start_s));
}

}  // namespace
}  // namespace orthant::run::rank_loop_test
