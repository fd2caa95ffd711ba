#include "run/ledger.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "run/ledger_fixture.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace orthant::run::ledger_test {
namespace {

using study::TaskId;
using test::LedgerTest;
using test::record_of;

TEST_F(LedgerTest, remembers_records_over_runs) {
    {
        Ledger ledger = open();
        record(ledger, {3, 1}, 1);
        record(ledger, {0, 5}, 2);
        ledger.close();
    }
    Ledger ledger = open();
    EXPECT_TRUE(ledger.has({3, 1}));
    EXPECT_FALSE(ledger.has({3, 0}));
    record(ledger, {0, 4});
    const JournalRecords records = ledger.records();
    EXPECT_EQ(records.size(), 3u);
    const auto cursor = records.open();
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->outcome().id, (TaskId{0, 4}));
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->outcome().id, (TaskId{0, 5}));
    EXPECT_EQ(cursor->outcome().host, 0);
    ASSERT_TRUE(cursor->next());
    EXPECT_EQ(cursor->outcome().id, (TaskId{3, 1}));
    EXPECT_EQ(cursor->outcome().rank, 1);
    EXPECT_EQ(cursor->outcome().host, 1);
    EXPECT_EQ(Bytes(cursor->record().begin(), cursor->record().end()), record_of({3, 1}));
    EXPECT_FALSE(cursor->next());
    EXPECT_EQ(ledger.history().hosts(), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(ledger.history().runs().size(), 2u);
    EXPECT_TRUE(ledger.history().runs()[0].ended_in_order);
    EXPECT_FALSE(ledger.history().runs()[1].ended_in_order);
}

TEST_F(LedgerTest, reads_in_task_order_what_came_in_any_order_from_any_task_on) {
    Ledger ledger = open();
    for (const std::uint64_t first : {6, 0, 12, 3, 9}) {
        ByteWriter reports;
        for (std::uint64_t task = first; task < first + 3; ++task) {
            const Bytes record = record_of({1, task});
            write_report(reports, {.outcome = {.id = {1, task}}, .record = record});
        }
        EXPECT_EQ(ledger.record(0, reports.view()).size(), 1u);
    }
    const JournalRecords records = ledger.records();
    for (std::uint64_t first = 0; first <= 15; ++first) {
        const auto cursor = records.open_at({1, first});
        for (std::uint64_t task = first; task < 15; ++task) {
            ASSERT_TRUE(cursor->next());
            EXPECT_EQ(cursor->outcome().id, (TaskId{1, task}));
            EXPECT_EQ(Bytes(cursor->record().begin(), cursor->record().end()), record_of({1, task}));
        }
        EXPECT_FALSE(cursor->next());
    }
}

TEST_F(LedgerTest, tells_of_its_runs_where_they_ran_and_what_they_lost) {
    const auto start_under_slurm = [&] {
        return Ledger(
            paths_, {binding_, "job.toml", "text", {}},
            {.host_of_rank = {"a", "b", "a"}, .slurm = SlurmJob{.id = "17_3", .array_index = 3, .restarts = 2}}, {},
            {.commit_interval_s = 0});
    };
    {
        Ledger ledger = start_under_slurm();
        record(ledger, {3, 1}, 1);
        ledger.lost(0.5);
        ledger.lost(0.25);
        ledger.close();
    }
    const double now_s = unix_time_s();
    {
        Ledger ledger = open();
        ledger.assigned({{0, 0, 5}}, Company::others);
        ledger.assigned({{1, 0, 1}}, Company::others);
        ledger.working({{0, {{0, 0}, now_s}}, {2, {{1, 0}, now_s}}});
        ledger.tick(1e300, [&] { return Standing{.time_s = now_s + 20}; });
    }
    const Ledger ledger = open();
    const std::vector<PastRun>& runs = ledger.history().runs();
    ASSERT_EQ(runs.size(), 3u);
    EXPECT_EQ(runs[0].by.nodes, 2);
    EXPECT_EQ(runs[0].by.slurm_job, "17_3");
    EXPECT_EQ(runs[0].by.slurm_array_index, 3);
    EXPECT_EQ(runs[0].by.slurm_restarts, 2);
    EXPECT_EQ(runs[0].lost_s, 0.75);
    EXPECT_EQ(runs[0].committed, 1u);
    EXPECT_EQ(runs[1].by.slurm_job, "");
    EXPECT_NEAR(runs[1].lost_s, 40, 1) << "two ranks were at it for 20 s";
    EXPECT_NE(ledger.notices().back().find("6 that were handed out but not committed are computed again (40 s of work"),
              std::string::npos)
        << ledger.notices().back();
}

TEST_F(LedgerTest, counts_as_lost_only_what_came_after_the_last_checkpoint) {
    {
        Ledger ledger = open();
        ledger.assigned({{1, 0, 1}}, Company::others);
        ledger.working({{2, {{1, 0}, unix_time_s() - 100}}});
        ledger.checkpoints().save(1, 0, record_of({1, 0}));
        ledger.tick(1e300, [] { return Standing{.time_s = unix_time_s()}; });
    }
    const Ledger ledger = open();
    EXPECT_LT(ledger.history().runs()[0].lost_s, 1);
}

TEST_F(LedgerTest, drops_what_was_not_committed_and_says_what_is_recomputed) {
    {
        Ledger ledger = open();
        ledger.assigned({{0, 0, 5}}, Company::others);
        record(ledger, {0, 0});
        ledger.tick(1e300, [] { return Standing(); });  // commits in its thread; the next commit waits for it
        record(ledger, {0, 1});
        ledger.assigned({{0, 5, 2}}, Company::others);
    }
    const Ledger ledger = open();
    EXPECT_TRUE(ledger.has({0, 0}));
    EXPECT_FALSE(ledger.has({0, 1}));
    ASSERT_FALSE(ledger.notices().empty());
    EXPECT_NE(ledger.notices().back().find("1 task reused, 6 that were handed out but not committed"),
              std::string::npos)
        << ledger.notices().back();
}

TEST_F(LedgerTest, refuses_a_journal_of_something_else_and_says_what_differs) {
    open().close();
    const auto refusal = [&](const Binding& other) -> std::string {
        try {
            Ledger(paths_, {other, "job.toml", "text", {}}, {.host_of_rank = {"a"}}, {}, {.commit_interval_s = 0});
            return "";
        } catch (const Error& error) {
            EXPECT_EQ(error.kind(), ErrorKind::usage);
            return error.what();
        }
    };
    Binding other = binding_;
    other.job_identity = 1;
    EXPECT_NE(refusal(other).find("the job"), std::string::npos);
    other = binding_;
    other.data_digest = 1;
    EXPECT_NE(refusal(other).find("the data file"), std::string::npos);
    other = binding_;
    other.build_id = "another";
    EXPECT_NE(refusal(other).find("the build (build and another)"), std::string::npos);
    other = binding_;
    other.instruction_set = "another";
    EXPECT_NE(refusal(other).find("the instruction set"), std::string::npos);
    other = binding_;
    other.shard = {0, 2};
    EXPECT_NE(refusal(other).find("the shard"), std::string::npos);
    EXPECT_EQ(refusal(binding_), "");
}

TEST_F(LedgerTest, a_lost_start_of_a_run_shifts_no_hosts) {
    History history;
    history.begin_run({.first_host = 0, .hosts = {"a", "b"}});
    history.begin_run({.first_host = 3, .hosts = {"d"}});
    EXPECT_EQ(history.host_index("d"), 3);
    EXPECT_EQ(history.host_index("b"), 1);
}

TEST_F(LedgerTest, history_takes_no_more_memory_than_what_the_journal_can_have_meant) {
    History history;
    const Bytes start = encode(RunStart{.first_host = 5'000'000, .hosts = {"a"}});
    EXPECT_THROW(history.replay(journal::FrameKind::run_start, {100, static_cast<std::uint32_t>(start.size())}, start),
                 MalformedBytes);
    const Bytes assignment = encode(Assignment{.ranges = {{0, 0, std::uint64_t{1} << 47}, {1, 0, 1}}});
    history.replay(journal::FrameKind::assigned, {200, static_cast<std::uint32_t>(assignment.size())}, assignment);
    EXPECT_EQ(history.under_way().size(), History::most_under_way);
}

TEST_F(LedgerTest, a_damaged_record_costs_its_own_task_only) {
    const TaskId unlucky{0x11223344556677, 0x99};
    std::uint64_t size_before = 0;
    {
        Ledger ledger = open();
        record(ledger, {0, 0});
        ledger.tick(1e300, [] { return Standing(); });
        ledger.close();
        size_before = std::filesystem::file_size(paths_.journal());
    }
    {
        Ledger ledger = open();
        record(ledger, unlucky);
        record(ledger, {0, 2});
        ledger.close();
    }
    std::string bytes = test::read_file(paths_.journal());
    const Bytes record = record_of(unlucky);
    const std::string needle(reinterpret_cast<const char*>(record.data()), record.size());
    const std::size_t at = bytes.rfind(needle);
    ASSERT_GT(at, size_before);
    bytes[at] = static_cast<char>(bytes[at] ^ 0x40);
    test::write_file(paths_.journal(), bytes);

    const Ledger ledger = open();
    EXPECT_TRUE(ledger.has({0, 0}));
    EXPECT_FALSE(ledger.has(unlucky));
    EXPECT_TRUE(ledger.has({0, 2}));
    EXPECT_NE(ledger.notices().front().find("computed again"), std::string::npos);
}

}  // namespace
}  // namespace orthant::run::ledger_test
