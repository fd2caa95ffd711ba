#include "run/node_board.hpp"

#include "base/contract.hpp"
#include "run/in_process_nodes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <limits>
#include <thread>
#include <vector>

namespace orthant::run::node_board_test {
namespace {

using test::HeapBoard;

constexpr BoardOptions four_ranks{.ranks = 4, .hungry_interval_s = 0};
/// Puts a batch that there is room for.
void put(std::optional<NodeBoard::Access>& board, Batch batch) {
    EXPECT_TRUE(board->put(batch));
}

const double no_limit_s = std::numeric_limits<double>::infinity();

Bytes bytes_of(std::size_t count) {
    return Bytes(count, std::byte{7});
}

Need need_of(const Bytes& letter) {
    ByteReader in(letter);
    EXPECT_EQ(in.get<MessageKind>(), MessageKind::letter);
    return read_need(in);
}

std::vector<Section> sections_of(const Bytes& letter) {
    ByteReader in(letter);
    in.get<MessageKind>();
    read_need(in);
    std::vector<Section> sections;
    while (!in.at_end()) sections.push_back(read_section(in));
    return sections;
}

TEST(NodeBoard, hands_tasks_on_in_order_and_in_shrinking_shares) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    put(board, {{{{3, 0, 800}, 0.01}, {{4, 5, 1}, 0.01}}});
    std::uint64_t next = 0;
    std::uint64_t last_count = 101;
    for (auto taken = board->take(no_limit_s); taken->point == 3; taken = board->take(no_limit_s)) {
        EXPECT_EQ(taken->first, next);
        EXPECT_LE(taken->count, last_count) << "an eighth of what is left";
        next += taken->count;
        last_count = taken->count;
    }
    EXPECT_EQ(next, 800u);
    EXPECT_EQ(last_count, 1u);
    EXPECT_FALSE(board->take(no_limit_s));
}

TEST(NodeBoard, gives_no_more_at_once_than_asked_for_but_one_task) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    put(board, {{{{0, 0, 1000}, 0.01}}});
    EXPECT_EQ(board->take(0.055)->count, 5u);
    EXPECT_EQ(board->take(0)->count, 1u);
}

TEST(NodeBoard, gives_tasks_that_nobody_has_measured_one_by_one) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    put(board, {{{{0, 0, 8}}}});
    for (std::uint64_t task = 0; task < 8; ++task) {
        const auto taken = board->take(1);
        EXPECT_EQ(taken->first, task);
        EXPECT_EQ(taken->count, 1u);
    }
    EXPECT_FALSE(board->take(1));
}

TEST(NodeBoard, drops_what_nobody_has_taken) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    put(board, {{{{0, 0, 100}, 0.01}}});
    board->take(1);
    board->clear_work();
    EXPECT_FALSE(board->take(1));
    put(board, {{{{1, 0, 1}, 0.01}}});
    EXPECT_EQ(board->take(1)->point, 1u);
}

TEST(NodeBoard, takes_what_it_has_room_for_and_the_rest_later) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    Batch largest;
    for (std::uint64_t i = 0; i < NodeBoard::most_ranges; ++i) largest.ranges.push_back({{i, 0, 1}, 1.0});
    put(board, largest);
    for (int round = 0; round < 5; ++round) {
        put(board, largest);
        for (std::uint64_t i = 0; i < NodeBoard::most_ranges; ++i) ASSERT_EQ(board->take(0)->point, i);
    }
    put(board, largest);
    board->take(0);
    Batch too_much = largest;
    EXPECT_FALSE(board->put(too_much));
    EXPECT_EQ(too_much.ranges.size(), NodeBoard::most_ranges - 1);
    EXPECT_EQ(too_much.ranges.front().point, 1u);
    board->one_more_is_idle();
    for (std::uint64_t i = 0; i < NodeBoard::most_ranges; ++i) board->take(0);
    EXPECT_TRUE(board->put(too_much));
    std::uint64_t left = 0;
    while (board->take(0)) ++left;
    EXPECT_EQ(left, 2u * NodeBoard::most_ranges - 1);
    EXPECT_EQ(need_of(*board->due_letter(1, Asking::allowed)).batches, 8u) << "the last has come once it is all there";
}

TEST(NodeBoard, gives_every_task_to_one_rank_only) {
    const HeapBoard shared(four_ranks);
    constexpr std::uint64_t tasks = 20000;
    {
        auto board = shared.board().access();
        put(board, {{{{0, 0, tasks}, 1e-6}}});
    }
    std::vector<std::atomic<int>> times(tasks);
    std::vector<std::thread> ranks;
    for (int rank = 0; rank < 4; ++rank) {
        ranks.emplace_back([&] {
            while (true) {
                auto board = shared.board().access();
                if (!board) continue;
                const auto taken = board->take(3e-6);
                if (!taken) return;
                for (std::uint64_t task = taken->first; task < taken->end(); ++task) ++times[task];
            }
        });
    }
    for (std::thread& rank : ranks) rank.join();
    for (const auto& count : times) ASSERT_EQ(count, 1);
}

TEST(NodeBoard, is_held_by_one_at_a_time) {
    const HeapBoard shared(four_ranks);
    {
        const auto held = shared.board().access();
        ASSERT_TRUE(held);
        EXPECT_FALSE(shared.board().access());
    }
    EXPECT_TRUE(shared.board().access());
}

TEST(NodeBoard, folds_what_the_ranks_say_into_one_letter) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    EXPECT_FALSE(board->letter(1)) << "there is nothing to say";
    EXPECT_TRUE(board->deposit(SectionKind::reports, 2, bytes_of(10)));
    EXPECT_TRUE(board->deposit(SectionKind::reports, 2, bytes_of(20)));
    EXPECT_TRUE(board->deposit(SectionKind::working, 2, bytes_of(5)));
    EXPECT_TRUE(board->deposit(SectionKind::working, 2, bytes_of(6)));
    EXPECT_TRUE(board->deposit(SectionKind::reports, 2, bytes_of(30)));
    EXPECT_TRUE(board->deposit(SectionKind::reports, 3, bytes_of(40)));
    const Bytes letter = *board->letter(1);
    EXPECT_EQ(need_of(letter).appetite, Appetite::none);
    const auto sections = sections_of(letter);
    ASSERT_EQ(sections.size(), 5u);
    const std::array<std::size_t, 5> sizes{30, 5, 6, 30, 40};  // reports of one rank, end to end, are one section
    for (std::size_t i = 0; i < sizes.size(); ++i) EXPECT_EQ(sections[i].bytes.size(), sizes[i]) << i;
    EXPECT_EQ(sections[4].head.rank, 3);
    EXPECT_FALSE(board->letter(1));
}

TEST(NodeBoard, takes_no_more_mail_than_it_has_room_for) {
    const HeapBoard shared(four_ranks);
    auto board = shared.board().access();
    const std::size_t half = std::size_t{1} << 19;
    EXPECT_TRUE(board->deposit(SectionKind::reports, 1, bytes_of(half)));
    EXPECT_FALSE(board->deposit(SectionKind::reports, 1, bytes_of(half)));
    ASSERT_TRUE(board->letter(1));
    EXPECT_TRUE(board->deposit(SectionKind::reports, 1, bytes_of(half)));
    EXPECT_FALSE(board->deposit(SectionKind::reports, 2, bytes_of(4 * half)));
}

TEST(NodeBoard, lets_mail_wait_until_it_travels_together) {
    const HeapBoard shared({.ranks = 4, .letter_interval_s = 0.2, .letter_bytes = 1000});
    auto board = shared.board().access();
    put(board, {{{{0, 0, 100}, 1.0}}});
    board->deposit(SectionKind::reports, 1, bytes_of(10));
    EXPECT_FALSE(board->due_letter(0.1, Asking::allowed));
    EXPECT_TRUE(board->due_letter(0.2, Asking::allowed));
    EXPECT_FALSE(board->due_letter(0.5, Asking::allowed)) << "nothing is left to say";
    board->deposit(SectionKind::reports, 1, bytes_of(1000));
    EXPECT_TRUE(board->due_letter(0.3, Asking::allowed)) << "so much need not wait";
}

TEST(NodeBoard, asks_for_more_when_little_is_left_and_half_is_taken) {
    const HeapBoard shared({.ranks = 2, .hungry_interval_s = 0, .prefetch_s = 0.02});
    auto board = shared.board().access();
    EXPECT_FALSE(board->due_letter(0, Asking::allowed)) << "rank 0 knows that all begin with nothing";
    put(board, {{{{0, 0, 10}, 1.0 / 256}}});
    std::uint64_t taken = 0;
    for (; !board->due_letter(0, Asking::not_now) && taken < 5; ++taken) board->take(0);
    EXPECT_EQ(taken, 5u) << "it must not ask now";
    const auto letter = board->due_letter(0, Asking::allowed);
    ASSERT_TRUE(letter);
    EXPECT_EQ(need_of(*letter).appetite, Appetite::wants_work);
    EXPECT_EQ(need_of(*letter).idle, 0u);
    EXPECT_FALSE(board->due_letter(1, Asking::allowed)) << "it has asked";
}

TEST(NodeBoard, asks_for_long_tasks_only_where_ranks_have_nothing_to_do) {
    const HeapBoard shared({.ranks = 2, .hungry_interval_s = 0.001, .prefetch_longest_s = 0.25});
    auto board = shared.board().access();
    put(board, {{{{0, 0, 2}, 0.3}}});
    board->take(0);
    board->take(0);
    EXPECT_FALSE(board->due_letter(1, Asking::allowed));
    board->one_more_is_idle();
    const auto first = board->due_letter(1, Asking::allowed);
    ASSERT_TRUE(first);
    EXPECT_EQ(need_of(*first).idle, 1u);
    EXPECT_EQ(need_of(*first).batches, 1u);
    board->one_more_is_idle();
    EXPECT_FALSE(board->due_letter(1.0005, Asking::allowed)) << "too soon";
    EXPECT_EQ(need_of(*board->due_letter(1.002, Asking::allowed)).idle, 2u);
    EXPECT_FALSE(board->due_letter(2, Asking::allowed)) << "that is all of them";
    put(board, {{{{0, 2, 1}, 0.3}}});
    board->take(0);
    board->one_less_is_idle();
    EXPECT_EQ(need_of(*board->due_letter(3, Asking::allowed)).idle, 1u) << "one still is, after the answer";
}

TEST(NodeBoard, sends_mail_at_once_where_ranks_have_nothing_to_do) {
    const HeapBoard shared({.ranks = 2, .letter_interval_s = 1e9, .hungry_interval_s = 0});
    auto board = shared.board().access();
    board->one_more_is_idle();
    board->deposit(SectionKind::reports, 1, bytes_of(10));
    EXPECT_TRUE(board->due_letter(0, Asking::allowed));
}

}  // namespace
}  // namespace orthant::run::node_board_test
