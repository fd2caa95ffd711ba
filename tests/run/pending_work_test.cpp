#include "run/pending_work.hpp"

#include <gtest/gtest.h>

namespace orthant::run::pending_work_test {
namespace {

TEST(PendingWork, gives_the_dearest_first_then_by_point_and_task) {
    PendingWork work;
    work.add({5, 0, 2, 1.0});
    work.add({4, 0, 1, 3.0});
    work.add({3, 7, 2, 1.0});
    EXPECT_EQ(work.tasks(), 5u);
    EXPECT_DOUBLE_EQ(work.cost(), 7.0);
    EXPECT_EQ(work.take(9).point, 4u);
    const WorkSegment part = work.take(1);
    EXPECT_EQ(part.point, 3u);
    EXPECT_EQ(part.first, 7u);
    EXPECT_EQ(work.take(9).first, 8u);
    EXPECT_EQ(work.take(9).count, 2u);
    EXPECT_TRUE(work.empty());
    EXPECT_EQ(work.tasks(), 0u);
}

TEST(PendingWork, drops_what_is_dearer) {
    PendingWork work;
    work.add({1, 0, 2, 1.0});
    work.add({2, 0, 3, 5.0});
    work.add({3, 0, 4, 2.0});
    work.add({4, 0, 1, 9.0});
    EXPECT_EQ(work.drop_dearer_than(2.0), 4u);
    EXPECT_EQ(work.tasks(), 6u);
    EXPECT_DOUBLE_EQ(work.cost(), 10.0);
    EXPECT_EQ(work.take(9).point, 3u);
    EXPECT_EQ(work.drop_dearer_than(0), 2u);
    EXPECT_TRUE(work.empty());
    EXPECT_EQ(work.drop_dearer_than(0), 0u);
}

TEST(PendingWork, takes_one_task_out_of_the_middle) {
    PendingWork work;
    work.add({1, 10, 5, 2.0});
    WorkSegment taken;
    EXPECT_FALSE(work.take_task({1, 15}, taken));
    EXPECT_FALSE(work.take_task({1, 9}, taken));
    ASSERT_TRUE(work.take_task({1, 12}, taken));
    EXPECT_EQ(taken.first, 12u);
    EXPECT_EQ(taken.count, 1u);
    EXPECT_FALSE(work.take_task({1, 12}, taken));
    EXPECT_EQ(work.tasks(), 4u);
    EXPECT_EQ(work.take(9).count, 2u);
    EXPECT_EQ(work.take(9).first, 13u);
}

}  // namespace
}  // namespace orthant::run::pending_work_test
