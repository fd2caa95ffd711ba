// Ranks that die while the others go on.

#include "run/desk.hpp"
#include "run/small_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

namespace orthant::run::desk_deaths_test {
namespace {

using test::SmallDesk;
using testing::HasSubstr;
using testing::ThrowsMessage;

/// As the process of that task would when it dies of a signal.
void write_crash_note(const SmallDesk& small, std::uint64_t task, int process = 17) {
    std::filesystem::create_directories(small.paths().tasks());
    std::ofstream(small.paths().tasks() / ("crash-0-" + std::to_string(task) + "-" + std::to_string(process)))
        << "its process died of SIGSEGV";
}

bool has(const Batch& batch, std::uint64_t task) {
    for (const BatchRange& range : batch.ranges)
        if (task >= range.first && task < range.end()) return true;
    return false;
}

/// Answers all batches of these ranks until no more come; how often each task was reported.
std::map<std::uint64_t, int> do_all(SmallDesk& small, const std::vector<int>& ranks) {
    std::map<std::uint64_t, int> reported;
    std::map<int, std::uint64_t> batches;
    for (bool is_at_work = true; is_at_work;) {
        is_at_work = false;
        for (const int rank : ranks) {
            const auto batch = small.batch_for(rank);
            if (!batch) continue;
            is_at_work = true;
            for (const BatchRange& range : batch->ranges)
                for (std::uint64_t task = range.first; task < range.end(); ++task) ++reported[task];
            small.report(rank, *batch, ++batches[rank]);
        }
        small.desk().tick(0);
    }
    return reported;
}

/// The next batch for the rank that has this task; those before it are answered.
std::optional<Batch> batch_with(SmallDesk& small, int rank, std::uint64_t task) {
    small.desk().tick(0);
    auto batch = small.batch_for(rank);
    for (std::uint64_t come = 1; batch && !has(*batch, task); batch = small.batch_for(rank))
        small.report(rank, *batch, come++);
    return batch;
}

TEST(DeskDeaths, what_a_dead_rank_had_is_done_by_others_once) {
    SmallDesk small;
    small.desk().tick(0);
    const auto lost = small.batch_for(1);
    ASSERT_TRUE(lost);
    small.desk().lost(1);
    small.report(1, *lost);  // a letter that comes too late
    const auto reported = do_all(small, {0, 2});
    EXPECT_EQ(reported.size(), 1000u);
    for (const auto& [task, times] : reported) EXPECT_EQ(times, 1) << task;
    EXPECT_TRUE(small.desk().is_over(0));
    EXPECT_EQ(small.ledger().history().tasks(), 1000u);
    EXPECT_FALSE(small.kind_for(1)) << "nothing goes to the dead";
}

TEST(DeskDeaths, what_a_rank_reported_before_it_died_stands) {
    SmallDesk small;
    small.desk().tick(0);
    const auto first = small.batch_for(1);
    ASSERT_TRUE(first);
    small.report(1, *first);
    small.desk().lost(1);
    const auto reported = do_all(small, {0, 2});
    EXPECT_EQ(reported.size(), 1000u - first->tasks());
    EXPECT_TRUE(small.desk().is_over(0));
}

TEST(DeskDeaths, a_task_that_kills_two_ranks_is_set_aside) {
    SmallDesk small;
    small.desk().tick(0);
    const auto first = small.batch_for(1);
    ASSERT_TRUE(first);
    const std::uint64_t culprit = first->ranges[0].first;
    write_crash_note(small, culprit);
    small.desk().lost(1);
    EXPECT_TRUE(small.ledger().crash_notes().empty());
    EXPECT_FALSE(small.ledger().has({0, culprit}));

    ASSERT_TRUE(batch_with(small, 2, culprit)) << "the culprit is tried again";
    write_crash_note(small, culprit);
    small.desk().lost(2);
    EXPECT_TRUE(small.ledger().has({0, culprit}));
    EXPECT_EQ(small.ledger().history().failed(), 1u);
    const auto reported = do_all(small, {0});
    EXPECT_FALSE(reported.contains(culprit));
    EXPECT_TRUE(small.desk().is_over(0));
    EXPECT_EQ(small.ledger().history().tasks(), 1000u);
}

TEST(DeskDeaths, a_task_is_tried_once_for_each_death_whatever_notes_there_are) {
    SmallDesk small;
    small.desk().tick(0);
    const auto batch = small.batch_for(1);
    ASSERT_TRUE(batch);
    const std::uint64_t culprit = batch->ranges[0].first;
    write_crash_note(small, culprit, 17);
    write_crash_note(small, culprit, 18);  // of a process that the task had forked
    write_crash_note(small, 999, 19);      // of a rank that dies as well, as will be known
    small.desk().lost(1);
    EXPECT_FALSE(small.ledger().has({0, culprit}));
    ASSERT_EQ(small.ledger().crash_notes().size(), 1u);
    EXPECT_EQ(small.ledger().crash_notes()[0].id.task, 999u);
    EXPECT_FALSE(small.ledger().history().tries().contains({0, 999}));
}

TEST(DeskDeaths, hears_the_last_words_of_the_dead_and_gives_them_nothing) {
    SmallDesk small;
    small.desk().tick(0);
    const auto first = small.batch_for(1);
    ASSERT_TRUE(first);
    small.desk().serve_no_more({1});
    small.report(1, *first);  // and asks for more
    small.desk().tick(0);
    EXPECT_FALSE(small.batch_for(1));
    small.desk().lost(1);
    EXPECT_EQ(do_all(small, {0, 2}).size(), 1000u - first->tasks());
    EXPECT_TRUE(small.desk().is_over(0));
}

TEST(DeskDeaths, ends_the_run_when_a_task_was_there_at_four_deaths_without_a_word) {
    SmallDesk small(6);
    small.desk().tick(0);
    const auto first = small.batch_for(1);
    ASSERT_TRUE(first);
    const std::uint64_t there = first->ranges[0].first;
    small.desk().lost(1);
    for (const int rank : {2, 3, 4}) {
        ASSERT_TRUE(batch_with(small, rank, there));
        if (rank == 4) {
            EXPECT_THAT([&] { small.desk().lost(4); },
                        ThrowsMessage<std::runtime_error>(HasSubstr(" of point 0 was under way at 4 ranks")));
        } else {
            small.desk().lost(rank);
        }
    }
}

TEST(DeskDeaths, ends_the_run_when_a_task_that_ran_alone_is_lost_without_a_word) {
    SmallDesk small(3, {{0, 5}, {0, 6}});
    small.desk().tick(0);
    const auto first = small.batch_for(0);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->tasks(), 1u);
    small.report(0, *first);
    std::optional<Batch> second;
    for (int tick = 0; tick < 1'000'000 && !second; ++tick) {  // until the first is durable
        small.desk().tick(tick);
        second = small.batch_for(1);
    }
    ASSERT_TRUE(second);
    EXPECT_TRUE(has(*second, 6));
    EXPECT_THAT([&] { small.desk().lost(1); },
                ThrowsMessage<std::runtime_error>(HasSubstr("task 6 of point 0, which ran alone")));
}

TEST(DeskDeaths, a_stop_waits_for_no_dead_rank) {
    SmallDesk small;
    small.desk().tick(0);
    small.desk().stop("the test says so", 0);
    small.desk().lost(1);
    EXPECT_TRUE(small.desk().has_unanswered());
    for (const int rank : {0, 2}) {
        const Bytes message = encode_stopped(0);
        ByteReader body(message);
        small.desk().handle(rank, body.get<MessageKind>(), body);
    }
    EXPECT_FALSE(small.desk().has_unanswered());
    EXPECT_TRUE(small.desk().is_over(0));
}

}  // namespace
}  // namespace orthant::run::desk_deaths_test
