#include "run/task_table.hpp"

#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace orthant::run::task_table_test {
namespace {

using study::TaskId;

TEST(TaskTable, gives_back_each_task_once) {
    TaskTable table;
    EXPECT_FALSE(table.take({0, 0}));
    table.add({1, 2}, 0.5);
    table.add({2, 1}, 0.25);
    EXPECT_EQ(table.take({1, 2}), 0.5);
    EXPECT_FALSE(table.take({1, 2}));
    EXPECT_FALSE(table.take({1, 1}));
    EXPECT_EQ(table.size(), 1u);
}

/// Against std::map, through all the ways that neighbours in the table can collide and move up.
TEST(TaskTable, holds_what_a_map_holds) {
    TaskTable table;
    std::map<TaskId, double> map;
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        const std::uint64_t random = hash64("task", i);
        const TaskId id{random % 7, (random >> 8) % 1000};
        if (const auto there = map.find(id); there != map.end()) {
            ASSERT_EQ(table.take(id), there->second) << i;
            map.erase(there);
        } else if ((random >> 40) % 8 == 0) {
            ASSERT_FALSE(table.take(id)) << i;
        } else {
            const double cost = 1 + static_cast<double>(i);
            table.add(id, cost);
            map.emplace(id, cost);
        }
        ASSERT_EQ(table.size(), map.size());
    }
    std::map<TaskId, double> visited;
    table.visit([&](TaskId id, double cost) { visited.emplace(id, cost); });
    EXPECT_EQ(visited, map);
    EXPECT_GT(map.size(), 1000u);
}

}  // namespace
}  // namespace orthant::run::task_table_test
