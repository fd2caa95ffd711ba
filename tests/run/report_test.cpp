#include "run/report.hpp"

#include <gtest/gtest.h>

namespace orthant::run::report_test {
namespace {

const auto ignore = [](const TaskReport&) {};

Bytes bytes_of(std::string_view text) {
    const auto raw = std::as_bytes(std::span(text.data(), text.size()));
    return {raw.begin(), raw.end()};
}

TaskReport done(study::TaskId id, double start_s = 0, double seconds = 0) {
    return {.outcome = {.id = id, .start_s = start_s, .seconds = seconds}};
}

TEST(Report, survives_the_way) {
    const Bytes record = bytes_of("record");
    TaskReport sent = done({1u << 30, 4}, 1.5, 2.5);
    sent.outcome.digest = 99;
    sent.checkpointed = true;
    sent.record = record;
    ByteWriter out;
    write_report(out, sent);
    ByteReader in(out.view());
    const TaskReport received = read_report(in);
    EXPECT_EQ(received.outcome.id, sent.outcome.id);
    EXPECT_EQ(received.outcome.status, study::TaskStatus::done);
    EXPECT_EQ(received.outcome.start_s, 1.5);
    EXPECT_EQ(received.outcome.seconds, 2.5);
    EXPECT_EQ(received.outcome.digest, 99u);
    EXPECT_TRUE(received.checkpointed);
    EXPECT_FALSE(received.set_aside);
    EXPECT_EQ(Bytes(received.record.begin(), received.record.end()), record);
    EXPECT_TRUE(in.at_end());
}

TEST(Report, of_a_failed_task_says_why) {
    ByteWriter out;
    write_report(out, {.outcome = {.status = study::TaskStatus::failed, .error = "why"}, .set_aside = true});
    ByteReader in(out.view());
    const TaskReport received = read_report(in);
    EXPECT_EQ(received.outcome.status, study::TaskStatus::failed);
    EXPECT_EQ(received.outcome.error, "why");
    EXPECT_TRUE(received.set_aside);
    EXPECT_TRUE(received.record.empty());
}

TEST(Report, that_is_cut_is_malformed_at_every_length) {
    const Bytes record = bytes_of("some record");
    TaskReport report = done({300, 2});
    report.record = record;
    ByteWriter out;
    write_report(out, report);
    for (std::size_t length = 1; length < out.size(); ++length)
        EXPECT_THROW(find_runs(out.view().first(length), ignore), MalformedBytes) << length;
}

TEST(Report, of_unknown_flags_is_malformed) {
    ByteWriter out;
    write_report(out, done({0, 0}));
    Bytes bytes = out.take();
    bytes[2] = std::byte{8};
    EXPECT_THROW(find_runs(bytes, ignore), MalformedBytes);
}

TEST(Report, of_a_task_that_no_job_has_is_malformed) {
    for (const study::TaskId id :
         {study::TaskId{std::uint64_t{1} << 63, 0}, study::TaskId{0, std::uint64_t{1} << 48}}) {
        ByteWriter out;
        write_report(out, done(id));
        EXPECT_THROW(find_runs(out.view(), ignore), MalformedBytes);
    }
}

TEST(TaskRange, of_tasks_that_no_job_has_is_malformed) {
    constexpr std::uint64_t most = std::uint64_t{1} << 48;
    const auto reread = [](const TaskRange& range) {
        ByteWriter out;
        write_range(out, range);
        ByteReader in(out.view());
        return read_range(in);
    };
    EXPECT_EQ(reread({5, most - 2, 2}).end(), most);
    EXPECT_THROW(reread({5, most - 2, 3}), MalformedBytes);
    EXPECT_THROW(reread({5, 1, ~std::uint64_t{0}}), MalformedBytes);
    EXPECT_THROW(reread({~std::uint64_t{0}, 0, 1}), MalformedBytes);
}

TEST(FindRuns, joins_consecutive_tasks_of_a_point_only) {
    ByteWriter out;
    const auto add = [&](const TaskReport& report) { write_report(out, report); };
    add(done({5, 7}, 100, 1));
    add(done({5, 8}, 101, 4));
    add({.outcome = {.id = {5, 9}, .status = study::TaskStatus::failed, .start_s = 90, .seconds = 2}});
    const std::size_t first_size = out.size();
    add(done({5, 11}));
    add(done({6, 12}));
    add(done({6, 11}));
    std::size_t visited = 0;
    const std::vector<ReportRun> runs = find_runs(out.view(), [&](const TaskReport&) { ++visited; });
    EXPECT_EQ(visited, 6u);
    ASSERT_EQ(runs.size(), 4u);
    EXPECT_EQ(runs[0].tasks, (TaskRange{5, 7, 3}));
    EXPECT_EQ(runs[0].begin, 0u);
    EXPECT_EQ(runs[0].size, first_size);
    EXPECT_EQ(runs[0].failed, 1u);
    EXPECT_EQ(runs[0].seconds, 7);
    EXPECT_EQ(runs[0].last_end_s, 105);
    EXPECT_EQ(runs[1].tasks, (TaskRange{5, 11, 1}));
    EXPECT_EQ(runs[1].begin, first_size);
    EXPECT_EQ(runs[2].tasks, (TaskRange{6, 12, 1}));
    EXPECT_EQ(runs[3].tasks, (TaskRange{6, 11, 1}));
    EXPECT_EQ(runs[3].begin + runs[3].size, out.size());
    EXPECT_TRUE(find_runs({}, ignore).empty());
}

}  // namespace
}  // namespace orthant::run::report_test
