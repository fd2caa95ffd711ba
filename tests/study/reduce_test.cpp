#include "study/reduce.hpp"

#include "base/contract.hpp"
#include "support/jobs.hpp"
#include "support/memory_records.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace orthant::study::reduce_test {
namespace {

class ReduceAll : public testing::Test {
  protected:
    ReduceAll() : job_(test::parse("study = 'test.faulty'\n[space]\nx = [5, 6, 7]\n")), space_(job_) {
        study_ = registry_.open(job_);
    }
    void fill(std::uint64_t point, std::uint64_t tasks = 4) {
        for (std::uint64_t task = 0; task < tasks; ++task) add({point, task}, static_cast<double>(100 * point + task));
    }
    void add(TaskId id, double value, TaskStatus status = TaskStatus::done) {
        ByteWriter out;
        if (status == TaskStatus::done) out.put(value);
        records_.add({.id = id, .status = status}, out.view());
    }

    Registry registry_ = test::studies();
    job::Job job_;
    job::Space space_;
    std::unique_ptr<Study> study_;
    test::MemoryRecords records_;
};

TEST_F(ReduceAll, folds_each_point_from_its_own_records) {
    for (std::uint64_t point = 0; point < 3; ++point) fill(point);
    ResultTable table = reduce_all(*study_, space_, {}, records_);
    for (std::uint64_t point = 0; point < 3; ++point) {
        EXPECT_EQ(table.row(point).real("sum")[0], 400.0 * static_cast<double>(point) + 6);
        EXPECT_EQ(table.status()[point], PointStatus::complete);
    }
}

TEST_F(ReduceAll, one_failed_task_fails_its_point_only) {
    fill(0);
    add({1, 0}, 1);
    add({1, 1}, 0, TaskStatus::failed);
    add({1, 2}, 1);
    add({1, 3}, 1);
    fill(2);
    ResultTable table = reduce_all(*study_, space_, {}, records_);
    EXPECT_EQ(table.status()[1], PointStatus::failed);
    EXPECT_TRUE(std::isnan(table.row(1).real("sum")[0]));
    EXPECT_EQ(table.row(2).real("sum")[0], 806);
}

TEST_F(ReduceAll, a_shard_has_its_own_points_only) {
    fill(1);
    ResultTable table = reduce_all(*study_, space_, {1, 2}, records_);
    EXPECT_EQ(table.status()[0], PointStatus::missing);
    EXPECT_EQ(table.row(1).real("sum")[0], 406);
    EXPECT_EQ(table.status()[2], PointStatus::missing);
}

TEST_F(ReduceAll, a_missing_or_surplus_record_is_our_defect) {
    fill(0, 3);
    fill(1);
    fill(2);
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
    records_.tasks().clear();
    fill(0, 5);
    fill(1);
    fill(2);
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
    records_.tasks().clear();
    fill(0);
    fill(1);
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
}

TEST_F(ReduceAll, a_task_out_of_order_or_twice_is_our_defect) {
    for (std::uint64_t point = 0; point < 3; ++point) fill(point);
    const auto in_order = records_.tasks();
    std::swap(records_.tasks()[1], records_.tasks()[2]);
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
    records_.tasks() = in_order;
    records_.tasks()[2] = records_.tasks()[1];
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
}

TEST_F(ReduceAll, serves_who_reads_the_records_in_the_same_pass) {
    for (std::uint64_t point = 0; point < 3; ++point) fill(point);
    ResultTable table(space_, study_->layout());
    const ReducingRecords reduced(*study_, space_, {}, records_, table);
    EXPECT_EQ(reduced.size(), 12u);
    for (int pass = 0; pass < 2; ++pass) {
        std::uint64_t seen = 0;
        for (const auto task = reduced.open(); task->next(); ++seen) {
            EXPECT_EQ(task->outcome().id, records_.tasks()[seen].outcome.id);
            EXPECT_TRUE(std::ranges::equal(task->record(), records_.tasks()[seen].record));
        }
        EXPECT_EQ(seen, 12u);
        EXPECT_EQ(table.row(2).real("sum")[0], 806);
    }
}

TEST_F(ReduceAll, of_a_job_under_way_leaves_out_what_is_not_whole) {
    fill(0);
    add({1, 0}, 1);
    add({1, 2}, 1);
    add({1, 3}, 1);
    ResultTable table = reduce_done(*study_, space_, {}, records_);
    EXPECT_EQ(table.status()[0], PointStatus::complete);
    EXPECT_EQ(table.row(0).real("sum")[0], 6);
    EXPECT_EQ(table.status()[1], PointStatus::missing) << "a task in its middle is not done";
    EXPECT_TRUE(std::isnan(table.row(1).real("sum")[0]));
    EXPECT_EQ(table.status()[2], PointStatus::missing) << "nothing of it is done";
}

TEST(ReduceRounds, asks_the_records_how_many_there_are) {
    const job::Job job = test::parse("study = 'test.rounds'\n[space]\ntarget = [0.02]\n[settings]\nmost_tasks = 4\n");
    const job::Space space(job);
    const auto study = test::studies().open(job);
    const auto reduce = [&](std::uint64_t tasks, double square_sum, TaskStatus last) {
        test::MemoryRecords records;
        for (std::uint64_t task = 0; task < tasks; ++task) {
            ByteWriter out;
            out.put(500.0);
            out.put(square_sum);
            const bool is_last = task + 1 == tasks;
            records.add({.id = {0, task}, .status = is_last ? last : TaskStatus::done}, out.view());
        }
        return reduce_all(*study, space, {}, records).status()[0];
    };
    constexpr double precise = 251, rough = 1e6;
    EXPECT_EQ(reduce(2, precise, TaskStatus::done), PointStatus::complete);
    EXPECT_EQ(reduce(4, rough, TaskStatus::done), PointStatus::capped);
    EXPECT_EQ(reduce(2, rough, TaskStatus::failed), PointStatus::failed) << "no round follows a failure";
    EXPECT_THROW(reduce(2, rough, TaskStatus::done), ContractViolation);
    EXPECT_THROW(reduce(4, precise, TaskStatus::done), ContractViolation);
}

}  // namespace
}  // namespace orthant::study::reduce_test
