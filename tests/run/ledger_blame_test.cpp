// Tasks that kill their process, and kills that are nobody's fault.

#include "run/crash_note.hpp"
#include "run/ledger.hpp"
#include "run/ledger_fixture.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::run::ledger_blame_test {
namespace {

using study::TaskId;

class LedgerBlame : public test::LedgerTest {
  protected:
    /// As the process of task 7 of point 2 would when it dies of a signal.
    void write_crash_note(const std::string& reason = "its process died of SIGSEGV") {
        std::filesystem::create_directories(paths_.tasks());
        test::write_file(paths_.tasks() / "crash-2-7-123", reason);
    }
};

TEST_F(LedgerBlame, sets_a_task_aside_after_two_deaths_in_it) {
    const TaskId guilty{2, 7};
    for (int death = 0; death < 2; ++death) {
        { open(); }
        write_crash_note();
        if (death == 0) {
            EXPECT_FALSE(open().has(guilty)) << "one death is not enough";
        }
    }
    Ledger ledger = open();
    ASSERT_TRUE(ledger.has(guilty));
    EXPECT_EQ(ledger.history().failed(), 1u);
    const study::TaskOutcome outcome = only_outcome(ledger);
    EXPECT_EQ(outcome.status, study::TaskStatus::failed);
    EXPECT_EQ(outcome.attempts, 2);
    EXPECT_NE(outcome.error.find("SIGSEGV"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(paths_.tasks()));
}

TEST_F(LedgerBlame, a_task_set_aside_is_no_sign_of_life_of_the_run_it_killed) {
    for (int death = 0; death < 2; ++death) {
        { open(); }
        write_crash_note();
    }
    const Ledger ledger = open();
    ASSERT_EQ(ledger.history().failed(), 1u);
    for (std::size_t run = 0; run + 1 < ledger.history().runs().size(); ++run) {
        EXPECT_EQ(ledger.history().runs()[run].end_s, ledger.history().runs()[run].start_s);
        EXPECT_EQ(ledger.history().runs()[run].committed, 0u);
    }
}

TEST_F(LedgerBlame, a_task_that_was_tried_before_counts_its_attempts) {
    { open(); }
    write_crash_note("its process died of SIGBUS");
    Ledger ledger = open();
    record(ledger, {2, 7});
    EXPECT_EQ(only_outcome(ledger).attempts, 2);
}

TEST_F(LedgerBlame, outside_kills_condemn_nobody_while_tasks_are_committed) {
    for (int kill = 0; kill < 100; ++kill) {
        Ledger ledger = open();
        EXPECT_TRUE(ledger.suspects().empty());
        ledger.assigned({{0, 1000, 4}}, Company::others);
        record(ledger, {0, static_cast<std::uint64_t>(kill)});
        ledger.tick(1e300, [] { return Standing(); });
    }
    EXPECT_EQ(open().history().failed(), 0u);
}

TEST_F(LedgerBlame, suspects_run_alone_after_three_fruitless_deaths_and_are_set_aside_after_three_more) {
    for (int death = 0; death < 3; ++death) {
        Ledger ledger = open();
        EXPECT_TRUE(ledger.suspects().empty()) << death;
        ledger.assigned({{0, 0, 2}}, Company::others);
        ledger.assigned({{1, 0, 1}}, Company::others);
    }
    for (int death = 0; death < 3; ++death) {
        Ledger ledger = open();
        const std::vector<TaskId> all{{0, 0}, {0, 1}, {1, 0}}, one{{0, 0}};
        EXPECT_EQ(ledger.suspects(), death == 0 ? all : one);
        EXPECT_EQ(ledger.history().failed(), 0u);
        EXPECT_TRUE(ledger.history().tries().empty());
        ledger.assigned({{0, 0, 1}}, Company::alone);
    }
    const Ledger ledger = open();
    EXPECT_TRUE(ledger.has({0, 0}));
    EXPECT_EQ(ledger.history().failed(), 1u);
    EXPECT_EQ(only_outcome(ledger).attempts, 3);
    EXPECT_NE(only_outcome(ledger).error.find("while it ran alone"), std::string::npos);
}

TEST_F(LedgerBlame, only_the_last_task_that_ran_alone_is_blamed) {
    for (int death = 0; death < 3; ++death) open().assigned({{0, 0, 5}}, Company::others);
    for (int death = 0; death < 3; ++death) {
        Ledger ledger = open();
        for (std::uint64_t task = 0; task < 4; ++task) {
            ledger.assigned({{0, task, 1}}, Company::alone);
            if (task < 3) record(ledger, {0, task});  // and never committed
        }
    }
    const Ledger ledger = open();
    EXPECT_EQ(ledger.history().failed(), 1u);
    EXPECT_TRUE(ledger.has({0, 3}));
    EXPECT_FALSE(ledger.has({0, 0}));
}

TEST_F(LedgerBlame, lone_deaths_count_only_in_a_row) {
    for (int death = 0; death < 3; ++death) open().assigned({{0, 0, 2}}, Company::others);
    for (int round = 0; round < 5; ++round) {
        for (int death = 0; death < 2; ++death) open().assigned({{0, 0, 1}}, Company::alone);
        open();  // killed before it handed out anything
    }
    const Ledger ledger = open();
    EXPECT_EQ(ledger.history().failed(), 0u);
    EXPECT_TRUE(ledger.history().tries().empty());
    EXPECT_FALSE(ledger.history().lone_deaths());
}

TEST_F(LedgerBlame, a_suspect_that_ends_is_cleared) {
    for (int death = 0; death < 3; ++death) open().assigned({{0, 0, 2}}, Company::others);
    for (int death = 0; death < 2; ++death) open().assigned({{0, 0, 1}}, Company::alone);
    {
        Ledger ledger = open();
        EXPECT_EQ(ledger.suspects(), (std::vector<TaskId>{{0, 0}}));
        record(ledger, {0, 0});
        ledger.tick(1e300, [] { return Standing(); });
    }
    const Ledger ledger = open();
    EXPECT_TRUE(ledger.suspects().empty());
    EXPECT_EQ(only_outcome(ledger).attempts, 1);
}

TEST_F(LedgerBlame, a_task_that_saves_checkpoints_is_not_to_blame) {
    for (int kill = 0; kill < 20; ++kill) {
        Ledger ledger = open();
        EXPECT_TRUE(ledger.suspects().empty()) << kill;
        ledger.assigned({{0, 0, 1}}, kill % 2 == 0 ? Company::alone : Company::others);
        ByteWriter state;
        state.put(kill);
        ledger.checkpoints().save(0, 0, state.view());
    }
    EXPECT_EQ(open().history().failed(), 0u);
}

TEST_F(LedgerBlame, convicts_at_once_where_other_ranks_go_on) {
    const TaskId guilty{2, 7};
    {
        Ledger ledger = open();
        for (const auto verdict : {Ledger::Verdict::to_be_tried_again, Ledger::Verdict::set_aside}) {
            EXPECT_FALSE(ledger.has(guilty));
            write_crash_note();
            ASSERT_EQ(ledger.crash_notes().size(), 1u);
            EXPECT_EQ(ledger.convict(ledger.crash_notes().front()), verdict);
            EXPECT_TRUE(ledger.crash_notes().empty());
        }
        EXPECT_TRUE(ledger.has(guilty));
        ledger.close();
    }
    const Ledger ledger = open();
    EXPECT_EQ(only_outcome(ledger).status, study::TaskStatus::failed);
    EXPECT_EQ(only_outcome(ledger).attempts, 2);
}

TEST_F(LedgerBlame, a_try_survives_the_death_of_the_process_that_noted_it) {
    {
        Ledger ledger = open();
        write_crash_note();
        ledger.convict(ledger.crash_notes().front());
    }  // never committed
    write_crash_note();
    EXPECT_TRUE(open().has({2, 7}));
}

}  // namespace
}  // namespace orthant::run::ledger_blame_test
