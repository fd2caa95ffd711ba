#include "cli/merged_records.hpp"

#include "base/error.hpp"
#include "support/memory_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>

namespace orthant::cli::merged_records_test {
namespace {

using study::TaskId;

ShardRecords shard(const std::string& path, std::initializer_list<TaskId> ids, std::int32_t first_host) {
    auto records = std::make_unique<test::MemoryRecords>();
    for (const TaskId id : ids)
        records->add({.id = id, .host = 1}, std::to_string(id.point) + "." + std::to_string(id.task));
    return {path, std::move(records), first_host};
}

MergedRecords merge(ShardRecords a, ShardRecords b, ShardRecords c) {
    std::vector<ShardRecords> shards;
    shards.push_back(std::move(a));
    shards.push_back(std::move(b));
    shards.push_back(std::move(c));
    return MergedRecords(std::move(shards));
}

TEST(MergedRecords, come_by_point_and_task_with_hosts_of_their_own) {
    const MergedRecords records =
        merge(shard("b", {{1, 0}, {1, 1}, {4, 0}}, 0), shard("none", {}, 2), shard("a", {{0, 0}, {2, 0}, {2, 1}}, 2));
    EXPECT_EQ(records.size(), 6u);
    const std::vector<TaskId> wanted{{0, 0}, {1, 0}, {1, 1}, {2, 0}, {2, 1}, {4, 0}};
    for (int pass = 0; pass < 2; ++pass) {
        const auto tasks = test::read_all(records);
        ASSERT_EQ(tasks.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            EXPECT_EQ(tasks[i].outcome.id, wanted[i]);
            EXPECT_EQ(tasks[i].outcome.host, wanted[i].point % 2 == 0 && wanted[i].point < 4 ? 3 : 1);
            EXPECT_EQ(hash64(tasks[i].record), tasks[i].outcome.digest);
        }
    }
}

TEST(MergedRecords, of_a_shard_out_of_order_are_refused_by_its_name) {
    const MergedRecords records = merge(shard("good.h5", {{1, 0}, {3, 0}}, 0), shard("none.h5", {}, 0),
                                        shard("twice.h5", {{0, 0}, {2, 0}, {2, 0}}, 0));
    try {
        test::read_all(records);
        FAIL() << "it went unnoticed";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), ::testing::HasSubstr("'twice.h5' is damaged"));
    }
}

}  // namespace
}  // namespace orthant::cli::merged_records_test
