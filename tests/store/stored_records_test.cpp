#include "store/stored_records.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/result_reader.hpp"
#include "store/sample.hpp"
#include "store/task_column.hpp"
#include "support/same_records.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace orthant::store::stored_records_test {
namespace {

using sample::Sample;
using ::testing::HasSubstr;

/// Records of a shard that are many enough for several blocks, of every length from 0 on.
Sample large_sample() {
    Sample sample(1, {0, 2});
    sample.records = {};
    for (std::uint64_t i = 0; i < column_write_rows + column_chunk_rows + 1; ++i) {
        study::TaskOutcome outcome;
        outcome.id = {i / 10, i % 10};
        outcome.rank = static_cast<std::int32_t>(i);
        outcome.seconds = static_cast<double>(i) / 8;
        if (i % 1000 == 7) {
            outcome.status = study::TaskStatus::failed;
            outcome.error = "failure " + std::to_string(i);
        }
        std::string record(outcome.error.empty() ? i % 50 : 0, static_cast<char>('a' + i % 26));
        sample.records.add(outcome, record);
    }
    return sample;
}

TEST(StoredRecords, are_what_was_written_as_often_as_wanted) {
    const test::TempDirectory directory;
    const Sample sample = large_sample();
    sample.write(directory / "a.h5");
    const auto stored = ResultReader(directory / "a.h5").records();
    test::expect_same_records(*stored, sample.records);
    test::expect_same_records(*stored, sample.records);
}

TEST(StoredRecords, of_the_tasks_alone_are_empty) {
    const test::TempDirectory directory;
    Sample sample = large_sample();
    sample.shard = {};
    sample.write(directory / "a.h5");
    const ResultReader reader(directory / "a.h5");
    ASSERT_FALSE(reader.has_records());
    for (test::StoredTask& task : sample.records.tasks()) task.record.clear();
    test::expect_same_records(*reader.tasks(), sample.records);
}

TEST(StoredRecords, may_be_longer_than_any_buffer) {
    const test::TempDirectory directory;
    Sample sample(1, {0, 2});
    for (std::uint64_t i = 0; i < 3; ++i) {
        std::string record;
        for (std::uint64_t j = 0; j < 200'000 + i; ++j) record += hex(hash64("random", j + i));
        sample.records.add({.id = {9, i}}, record);
    }
    sample.write(directory / "a.h5");
    test::expect_same_records(*ResultReader(directory / "a.h5").records(), sample.records);
}

TEST(StoredRecords, of_an_empty_shard_are_none) {
    const test::TempDirectory directory;
    const Sample sample(1, {99, 100});
    ASSERT_EQ(sample.records.size(), 0U);
    sample.write(directory / "a.h5");
    EXPECT_EQ(ResultReader(directory / "a.h5").records()->size(), 0U);
}

TEST(StoredRecords, are_checked_against_their_digests) {
    const test::TempDirectory directory;
    Sample sample(1, {0, 2});
    const ByteView other = test::as_bytes("record 2.7");
    sample.records.tasks().at(3).record.assign(other.begin(), other.end());
    sample.write(directory / "a.h5");
    const auto stored = ResultReader(directory / "a.h5").records();
    const auto task = stored->open();
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(task->next());
        EXPECT_NO_THROW(task->record());
    }
    ASSERT_TRUE(task->next());
    try {
        task->record();
        FAIL() << "the damage went unnoticed";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), HasSubstr("record of task 1 of point 2 is damaged"));
        EXPECT_THAT(error.what(), HasSubstr("a.h5"));
    }
    ASSERT_TRUE(task->next()) << "the rest can still be read";
    EXPECT_NO_THROW(task->record());
}

}  // namespace
}  // namespace orthant::store::stored_records_test
