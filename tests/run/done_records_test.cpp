#include "run/done_records.hpp"

#include "support/memory_records.hpp"

#include <gtest/gtest.h>

namespace orthant::run::done_records_test {
namespace {

TEST(DoneRecords, leave_out_what_failed) {
    test::MemoryRecords all;
    for (std::uint64_t task = 0; task < 6; ++task) {
        study::TaskOutcome outcome{.id = {1, task}};
        if (task % 3 == 0) {
            outcome.status = study::TaskStatus::failed;
            outcome.error = "diverged";
        }
        all.add(outcome, task % 3 == 0 ? "" : std::to_string(task));
    }
    const DoneRecords done(all, 2);
    EXPECT_EQ(done.size(), 4u);
    std::vector<std::uint64_t> tasks;
    for (const test::StoredTask& task : test::read_all(done)) {
        tasks.push_back(task.outcome.id.task);
        EXPECT_EQ(task.record.size(), 1u);
    }
    EXPECT_EQ(tasks, (std::vector<std::uint64_t>{1, 2, 4, 5}));
}

}  // namespace
}  // namespace orthant::run::done_records_test
