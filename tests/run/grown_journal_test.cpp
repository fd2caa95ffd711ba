#include "run/grown_journal.hpp"

#include "base/error.hpp"
#include "run/done_records.hpp"
#include "support/memory_records.hpp"
#include "support/same_records.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace orthant::run::grown_journal_test {
namespace {

using study::TaskId;

class GrownJournalTest : public testing::Test {
  protected:
    GrownJournalTest() : paths_{directory_ / "out.h5"} {
        add({0, 0}, 1, 1);
        add({0, 1}, 1, 1);
        add({2, 0}, 0, 0, "diverged");
        add({3, 0}, 2, 1);
    }

    void add(TaskId id, std::int32_t rank, std::int32_t host, const std::string& error = "") {
        study::TaskOutcome outcome{.id = id, .rank = rank, .host = host, .start_s = 17, .seconds = 0.25};
        outcome.status = error.empty() ? study::TaskStatus::done : study::TaskStatus::failed;
        outcome.attempts = error.empty() ? 1 : 2;
        outcome.error = error;
        records_.add(outcome, error.empty() ? "record " + std::to_string(id.point) : "");
    }

    void write(const std::function<void()>& before_rename = [] {}) {
        write_grown_journal(paths_, head(), records_, earlier(), before_rename);
    }

    static EarlierRuns earlier() {
        return {.hosts = {"a", "b"},
                .runs = {{.start_s = 100, .end_s = 102, .busy_s = 5, .lost_s = 0.5, .ranks = 4, .committed = 1},
                         {.start_s = 200,
                          .end_s = 208,
                          .busy_s = 12,
                          .lost_s = 0.25,
                          .ranks = 3,
                          .by = {.nodes = 2, .slurm_job = "17_3", .slurm_array_index = 3, .slurm_restarts = 1},
                          .committed = 3}}};
    }

    static JournalHead head() {
        Binding binding;
        binding.build_id = "build";
        return {binding, "job.toml", "text", {}};
    }

    test::TempDirectory directory_;
    OutputPaths paths_;
    test::MemoryRecords records_;
};

TEST_F(GrownJournalTest, is_one_that_a_run_goes_on_from) {
    write();
    const Ledger ledger(paths_, head(), {.host_of_rank = {"c"}}, {});
    EXPECT_EQ(ledger.history().tasks(), 4U);
    EXPECT_EQ(ledger.history().failed(), 1U);
    EXPECT_EQ(ledger.history().points_end(), 4U);
    EXPECT_TRUE(ledger.suspects().empty());
    test::expect_same_records(ledger.records(), records_);
}

TEST_F(GrownJournalTest, remembers_the_runs_before) {
    write();
    const Ledger ledger(paths_, head(), {.host_of_rank = {"c"}}, {});
    const auto& runs = ledger.history().runs();
    ASSERT_EQ(runs.size(), 3U) << "two, and the one that goes on";
    const EarlierRuns told = earlier();
    for (std::size_t i = 0; i < 2; ++i) {
        const PastRun &was = told.runs[i], &is = runs[i];
        EXPECT_EQ(is.start_s, was.start_s);
        EXPECT_EQ(is.end_s, was.end_s);
        EXPECT_EQ(is.busy_s, was.busy_s);
        EXPECT_EQ(is.lost_s, was.lost_s);
        EXPECT_EQ(is.ranks, was.ranks);
        EXPECT_EQ(is.committed, was.committed);
        EXPECT_EQ(is.by.nodes, was.by.nodes);
        EXPECT_EQ(is.by.slurm_job, was.by.slurm_job);
        EXPECT_EQ(is.by.slurm_array_index, was.by.slurm_array_index);
        EXPECT_EQ(is.by.slurm_restarts, was.by.slurm_restarts);
    }
    EXPECT_EQ(ledger.history().hosts(), (std::vector<std::string>{"a", "b", "c"}));
}

TEST_F(GrownJournalTest, is_not_there_when_it_was_called_off) {
    EXPECT_THROW(write([] { throw std::runtime_error("the lock was lost"); }), std::runtime_error);
    EXPECT_FALSE(std::filesystem::exists(paths_.journal()));
    write();
    EXPECT_TRUE(std::filesystem::exists(paths_.journal()));
    EXPECT_FALSE(std::filesystem::exists(paths_.growing()));
}

TEST_F(GrownJournalTest, replaces_a_journal_only_when_told_to) {
    write();
    EXPECT_THROW(write(), Error);
    write_grown_journal(
        paths_, head(), DoneRecords(records_, 1), earlier(), [] {}, JournalBefore::replaced);
    {
        const Ledger ledger(paths_, head(), {.host_of_rank = {"c"}}, {});
        EXPECT_EQ(ledger.history().tasks(), 3U);
        EXPECT_EQ(ledger.history().failed(), 0U);
    }
    EXPECT_THROW(write(), Error);
    remove_files(paths_);
    EXPECT_FALSE(std::filesystem::exists(paths_.growing()));
}

}  // namespace
}  // namespace orthant::run::grown_journal_test
