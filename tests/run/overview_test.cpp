#include "run/overview.hpp"

#include <gtest/gtest.h>

namespace orthant::run::overview_test {
namespace {

using journal::FrameKind;
using study::TaskId;

/// A journal of one job, frame by frame.
class OverviewTest : public testing::Test {
  protected:
    void start(double time_s, std::int32_t ranks = 2) {
        overview_.replay(FrameKind::run_start, encode(RunStart{.time_s = time_s, .ranks = ranks}));
    }
    void work(std::int32_t rank, TaskId id, double since_s) {
        overview_.replay(FrameKind::working, encode(Working{rank, {id, since_s}}));
    }
    void report(std::int32_t rank, const std::vector<TaskReport>& reports) {
        ByteWriter out;
        for (const TaskReport& report : reports) write_report(out, report);
        overview_.replay(FrameKind::reports, encode(ReportsFrame{rank, 0, out.view()}));
    }
    void stand(double time_s, std::uint64_t done, std::uint64_t known) {
        overview_.replay(FrameKind::standing, encode(Standing{time_s, done, known, 7.0}));
    }
    static TaskReport done(TaskId id, double start_s, double seconds) {
        return {.outcome = {.id = id, .start_s = start_s, .seconds = seconds}};
    }

    Overview overview_;
};

TEST_F(OverviewTest, counts_tasks_over_all_runs) {
    start(0);
    report(0, {done({0, 0}, 0, 1), done({0, 1}, 1, 1)});
    start(100);
    report(1, {done({0, 2}, 100, 1)});
    EXPECT_EQ(overview_.done(), 3u);
    EXPECT_EQ(overview_.runs(), 2u);
    EXPECT_EQ(overview_.last_start()->time_s, 100);
    EXPECT_FALSE(overview_.has_ended());
    overview_.replay(FrameKind::run_end, encode(RunEnd{}));
    EXPECT_TRUE(overview_.has_ended());
}

TEST_F(OverviewTest, tells_what_ranks_have_been_at_the_longest_first) {
    start(0);
    work(0, {3, 2}, 15);
    work(1, {4, 7}, 11);
    auto running = overview_.running();
    ASSERT_EQ(running.size(), 2u);
    EXPECT_EQ(running[0].rank, 1);
    EXPECT_EQ(running[0].id, (TaskId{4, 7}));
    EXPECT_EQ(running[0].since_s, 11);
    EXPECT_EQ(running[1].id, (TaskId{3, 2}));

    report(1, {done({4, 6}, 10, 1), done({4, 8}, 10, 1)});
    EXPECT_EQ(overview_.running().size(), 2u) << "those were others";
    report(1, {done({4, 6}, 10, 1), done({4, 7}, 11, 20), done({4, 8}, 31, 1)});
    running = overview_.running();
    ASSERT_EQ(running.size(), 1u);
    EXPECT_EQ(running[0].rank, 0);
    work(0, {5, 0}, 31);
    EXPECT_EQ(overview_.running().at(0).id, (TaskId{5, 0})) << "a rank is at one task";
    start(40);
    EXPECT_TRUE(overview_.running().empty());
}

TEST_F(OverviewTest, keeps_the_first_failures_and_counts_all) {
    start(0);
    for (std::uint64_t task = 0; task < 30; ++task)
        report(0, {{.outcome = {.id = {1, task}, .status = study::TaskStatus::failed, .error = std::to_string(task)}}});
    EXPECT_EQ(overview_.failed(), 30u);
    ASSERT_EQ(overview_.failures().size(), Overview::most_failures);
    EXPECT_EQ(overview_.failures()[3].error, "3");
}

TEST_F(OverviewTest, rates_the_last_minute_of_this_run) {
    start(0);
    EXPECT_FALSE(overview_.rate());
    stand(0.5, 10, 1000);
    EXPECT_FALSE(overview_.rate()) << "too early to say";
    stand(10, 100, 1000);
    EXPECT_DOUBLE_EQ(*overview_.rate(), 10);
    for (int second = 11; second <= 200; ++second)
        stand(second, 100 + 2 * static_cast<std::uint64_t>(second - 10), 1000);
    EXPECT_DOUBLE_EQ(*overview_.rate(), 2);
    EXPECT_EQ(overview_.standing()->done, 480u);
    EXPECT_EQ(overview_.standing()->remaining_s, 7.0);
    start(300);
    EXPECT_FALSE(overview_.rate());
}

TEST_F(OverviewTest, passes_over_frames_that_make_no_sense) {
    start(0);
    const Bytes garbage(3, std::byte{0xff});
    for (const FrameKind kind : {FrameKind::run_start, FrameKind::reports, FrameKind::working, FrameKind::standing})
        overview_.replay(kind, garbage);
    EXPECT_EQ(overview_.runs(), 1u);
    EXPECT_EQ(overview_.done(), 0u);
}

}  // namespace
}  // namespace orthant::run::overview_test
