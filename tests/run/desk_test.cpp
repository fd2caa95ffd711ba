#include "run/desk.hpp"

#include "run/small_desk.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace orthant::run::desk_test {
namespace {

using test::SmallDesk;

TEST(Desk, gives_every_rank_work_without_being_asked) {
    SmallDesk small;
    small.desk().tick(0);
    for (int rank = 0; rank < 3; ++rank) {
        EXPECT_TRUE(small.batch_for(rank)) << rank;
        EXPECT_FALSE(small.batch_for(rank)) << rank << " has not asked for another";
    }
}

TEST(Desk, answers_who_asks_at_once) {
    SmallDesk small;
    small.desk().tick(0);
    for (int rank = 0; rank < 3; ++rank) {
        const auto first = small.batch_for(rank);
        ASSERT_TRUE(first);
        small.report(rank, *first);
        EXPECT_TRUE(small.batch_for(rank)) << "before the next tick, after which others may have asked as well";
    }
}

TEST(Desk, passes_over_an_ask_that_a_later_one_has_overtaken) {
    SmallDesk small;
    small.desk().tick(0);
    ASSERT_TRUE(small.batch_for(1));
    small.send(1, {.appetite = Appetite::wants_work, .idle = 1, .batches = 1, .serial = 5});
    EXPECT_TRUE(small.batch_for(1));
    small.send(1, {.appetite = Appetite::wants_work, .idle = 1, .batches = 2, .serial = 4});
    EXPECT_FALSE(small.batch_for(1));
    small.send(1, {.appetite = Appetite::wants_work, .idle = 1, .batches = 2, .serial = 6});
    EXPECT_TRUE(small.batch_for(1));
}

TEST(Desk, hands_out_nothing_more_once_it_stops) {
    SmallDesk small;
    small.desk().tick(0);
    const auto first = small.batch_for(1);
    ASSERT_TRUE(first);
    small.desk().stop("the test says so", 0);
    EXPECT_EQ(small.kind_for(1), MessageKind::stop);
    small.report(1, *first);
    small.desk().tick(0);
    EXPECT_FALSE(small.kind_for(1));
}

}  // namespace
}  // namespace orthant::run::desk_test
