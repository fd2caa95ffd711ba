// Ranks that die while the others go on.

#include "run/desk.hpp"
#include "run/desk_of_three.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

namespace orthant::run::desk_deaths_test {
namespace {

using test::DeskOfThree;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// As the process of that task would when it dies of a signal.
void write_crash_note(const DeskOfThree& three, std::uint64_t task) {
    std::filesystem::create_directories(three.paths().tasks());
    std::ofstream(three.paths().tasks() / ("crash-0-" + std::to_string(task) + "-17")) << "its process died of SIGSEGV";
}

bool has(const Batch& batch, std::uint64_t task) {
    for (const BatchRange& range : batch.ranges)
        if (task >= range.first && task < range.end()) return true;
    return false;
}

/// Answers all batches of these ranks until no more come; how often each task was reported.
std::map<std::uint64_t, int> do_all(DeskOfThree& three, const std::vector<int>& ranks) {
    std::map<std::uint64_t, int> reported;
    std::uint64_t batches = 0;
    for (bool is_at_work = true; is_at_work;) {
        is_at_work = false;
        for (const int rank : ranks) {
            const auto batch = three.batch_for(rank);
            if (!batch) continue;
            is_at_work = true;
            ++batches;
            for (const BatchRange& range : batch->ranges)
                for (std::uint64_t task = range.first; task < range.end(); ++task) ++reported[task];
            three.report(rank, *batch, batches);
        }
        three.desk().tick(0);
    }
    return reported;
}

TEST(DeskDeaths, what_a_dead_rank_had_is_done_by_others_once) {
    DeskOfThree three;
    three.desk().tick(0);
    const auto lost = three.batch_for(1);
    ASSERT_TRUE(lost);
    three.desk().lost(1);
    three.report(1, *lost);  // a letter that comes too late
    const auto reported = do_all(three, {0, 2});
    EXPECT_EQ(reported.size(), 1000u);
    for (const auto& [task, times] : reported) EXPECT_EQ(times, 1) << task;
    EXPECT_TRUE(three.desk().is_over(0));
    EXPECT_EQ(three.ledger().history().tasks(), 1000u);
    EXPECT_FALSE(three.kind_for(1)) << "nothing goes to the dead";
}

TEST(DeskDeaths, what_a_rank_reported_before_it_died_stands) {
    DeskOfThree three;
    three.desk().tick(0);
    const auto first = three.batch_for(1);
    ASSERT_TRUE(first);
    three.report(1, *first);
    three.desk().lost(1);
    const auto reported = do_all(three, {0, 2});
    EXPECT_EQ(reported.size(), 1000u - first->tasks());
    EXPECT_TRUE(three.desk().is_over(0));
}

TEST(DeskDeaths, a_task_that_kills_two_ranks_is_set_aside) {
    DeskOfThree three;
    three.desk().tick(0);
    const auto first = three.batch_for(1);
    ASSERT_TRUE(first);
    const std::uint64_t culprit = first->ranges[0].first;
    write_crash_note(three, culprit);
    three.desk().lost(1);
    EXPECT_TRUE(three.ledger().crash_notes().empty());
    EXPECT_FALSE(three.ledger().has({0, culprit}));

    three.desk().tick(0);
    auto second = three.batch_for(2);
    std::uint64_t batches = 1;
    for (; second && !has(*second, culprit); second = three.batch_for(2)) three.report(2, *second, batches++);
    ASSERT_TRUE(second) << "the culprit is tried again";
    write_crash_note(three, culprit);
    three.desk().lost(2);
    EXPECT_TRUE(three.ledger().has({0, culprit}));
    EXPECT_EQ(three.ledger().history().failed(), 1u);
    const auto reported = do_all(three, {0});
    EXPECT_FALSE(reported.contains(culprit));
    EXPECT_TRUE(three.desk().is_over(0));
    EXPECT_EQ(three.ledger().history().tasks(), 1000u);
}

TEST(DeskDeaths, ends_the_run_when_a_task_was_there_at_two_deaths_without_a_word) {
    DeskOfThree three;
    three.desk().tick(0);
    const auto first = three.batch_for(1);
    ASSERT_TRUE(first);
    const std::uint64_t there = first->ranges[0].first;
    three.desk().lost(1);
    three.desk().tick(0);
    auto second = three.batch_for(2);
    std::uint64_t batches = 1;
    for (; second && !has(*second, there); second = three.batch_for(2)) three.report(2, *second, batches++);
    ASSERT_TRUE(second);
    EXPECT_THAT([&] { three.desk().lost(2); },
                ThrowsMessage<std::runtime_error>(HasSubstr("task " + std::to_string(there) + " of point 0")));
}

TEST(DeskDeaths, a_stop_waits_for_no_dead_rank) {
    DeskOfThree three;
    three.desk().tick(0);
    three.desk().stop("the test says so", 0);
    three.desk().lost(1);
    EXPECT_TRUE(three.desk().has_unanswered());
    for (const int rank : {0, 2}) {
        const Bytes message = encode_stopped(0);
        ByteReader body(message);
        three.desk().handle(rank, body.get<MessageKind>(), body);
    }
    EXPECT_FALSE(three.desk().has_unanswered());
    EXPECT_TRUE(three.desk().is_over(0));
}

}  // namespace
}  // namespace orthant::run::desk_deaths_test
