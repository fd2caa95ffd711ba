#include "run/record_index.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace orthant::run::record_index_test {
namespace {

using study::TaskId;

Stretch of(std::uint64_t count) {
    Stretch stretch;
    stretch.count = count;
    return stretch;
}

TEST(RecordIndex, has_the_tasks_of_its_stretches_and_no_others) {
    RecordIndex index;
    EXPECT_FALSE(index.has({0, 0}));
    index.add({2, 10}, of(5));
    index.add({2, 15}, of(1));
    index.add({1, 3}, of(2));
    EXPECT_EQ(index.tasks(), 8u);
    for (std::uint64_t point = 0; point < 4; ++point)
        for (std::uint64_t task = 0; task < 20; ++task)
            EXPECT_EQ(index.has({point, task}),
                      (point == 2 && task >= 10 && task <= 15) || (point == 1 && (task == 3 || task == 4)))
                << point << ' ' << task;
}

TEST(RecordIndex, starts_from_the_stretch_that_holds_a_task_or_the_next) {
    RecordIndex index;
    index.add({1, 3}, of(2));
    index.add({2, 10}, of(5));
    EXPECT_EQ(index.from({0, 0})->first, (TaskId{1, 3}));
    EXPECT_EQ(index.from({1, 4})->first, (TaskId{1, 3}));
    EXPECT_EQ(index.from({1, 5})->first, (TaskId{2, 10}));
    EXPECT_EQ(index.from({2, 14})->first, (TaskId{2, 10}));
    EXPECT_EQ(index.from({2, 15}), index.end());
}

TEST(RecordIndex, takes_no_task_twice) {
    RecordIndex index;
    index.add({1, 10}, of(5));
    for (const auto& [first, count] :
         {std::pair<std::uint64_t, std::uint64_t>{10, 1}, {14, 1}, {9, 2}, {0, 100}, {14, 9}})
        EXPECT_THROW(index.add({1, first}, of(count)), MalformedBytes) << first;
    EXPECT_EQ(index.tasks(), 5u);
    index.add({1, 15}, of(1));
    index.add({1, 9}, of(1));
    index.add({0, 10}, of(5));
    index.add({2, 10}, of(5));
    EXPECT_EQ(index.tasks(), 17u);
}

TEST(RecordIndex, puts_what_was_appended_in_its_place_when_asked) {
    RecordIndex index;
    index.add({2, 0}, of(3));
    index.append({2, 3}, of(2));
    index.append({1, 0}, of(1));
    EXPECT_EQ(index.tasks(), 6u);
    EXPECT_TRUE(index.has({2, 4}));
    EXPECT_TRUE(index.has({1, 0}));
    EXPECT_FALSE(index.has({2, 5}));
    index.append({0, 7}, of(1));
    std::vector<TaskId> order;
    for (auto it = index.from({0, 0}); it != index.end(); ++it) order.push_back(it->first);
    EXPECT_EQ(order, (std::vector<TaskId>{{0, 7}, {1, 0}, {2, 0}, {2, 3}}));
}

}  // namespace
}  // namespace orthant::run::record_index_test
