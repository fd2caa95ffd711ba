#include "study/reduce.hpp"

#include "base/contract.hpp"
#include "support/jobs.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace orthant::study {
namespace {

struct Stored {
    TaskOutcome outcome;
    Bytes record;
};

class Records final : public RecordSource {
  public:
    std::uint64_t size() const override { return stored.size(); }
    TaskId id(std::uint64_t index) const override { return stored.at(index).outcome.id; }
    TaskOutcome outcome(std::uint64_t index) const override { return stored.at(index).outcome; }
    Bytes record(std::uint64_t index) const override { return stored.at(index).record; }

    void add(TaskId id, double value, TaskStatus status = TaskStatus::done) {
        ByteWriter out;
        out.put(value);
        TaskOutcome outcome;
        outcome.id = id;
        outcome.status = status;
        stored.push_back({outcome, status == TaskStatus::done ? out.take() : Bytes()});
    }

    std::vector<Stored> stored;
};

class ReduceAll : public testing::Test {
  protected:
    ReduceAll() : job_(test::parse("study = 'test.faulty'\n[space]\nx = [5, 6, 7]\n")), space_(job_) {
        study_ = registry_.open(job_);
    }
    void fill(std::uint64_t point, std::uint64_t tasks = 4) {
        for (std::uint64_t task = 0; task < tasks; ++task)
            records_.add({point, task}, static_cast<double>(100 * point + task));
    }

    Registry registry_ = test::studies();
    job::Job job_;
    job::Space space_;
    std::unique_ptr<Study> study_;
    Records records_;
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
    records_.add({1, 0}, 1);
    records_.add({1, 1}, 0, TaskStatus::failed);
    records_.add({1, 2}, 1);
    records_.add({1, 3}, 1);
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
    records_.stored.clear();
    fill(0, 5);
    fill(1);
    fill(2);
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
    records_.stored.clear();
    fill(0);
    fill(1);
    EXPECT_THROW(reduce_all(*study_, space_, {}, records_), ContractViolation);
}

TEST(TaskOutcome, survives_the_way_and_is_malformed_when_cut) {
    TaskOutcome outcome;
    outcome.id = {7, 8};
    outcome.status = TaskStatus::failed;
    outcome.attempts = 2;
    outcome.rank = 3;
    outcome.host = 1;
    outcome.start_s = 1.5;
    outcome.seconds = 2.5;
    outcome.digest = 99;
    outcome.error = "why";
    ByteWriter out;
    write_outcome(out, outcome);
    ByteReader in(out.view());
    const TaskOutcome read = read_outcome(in);
    EXPECT_EQ(read.id, outcome.id);
    EXPECT_EQ(read.status, outcome.status);
    EXPECT_EQ(read.attempts, 2);
    EXPECT_EQ(read.rank, 3);
    EXPECT_EQ(read.host, 1);
    EXPECT_EQ(read.start_s, 1.5);
    EXPECT_EQ(read.seconds, 2.5);
    EXPECT_EQ(read.digest, 99u);
    EXPECT_EQ(read.error, "why");
    EXPECT_TRUE(in.at_end());
    for (std::size_t length = 0; length < out.size(); ++length) {
        ByteReader cut(out.view().first(length));
        EXPECT_THROW(read_outcome(cut), MalformedBytes) << length;
    }
}

}  // namespace
}  // namespace orthant::study
