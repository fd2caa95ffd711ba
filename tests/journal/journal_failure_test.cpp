#include "journal/journal.hpp"
#include "journal/journal_fixture.hpp"
#include "support/small_files.hpp"

#include <gmock/gmock.h>

#include <csignal>
#include <future>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace orthant::journal::journal_failure_test {
namespace {

using test::TempDirectory;
using testing::ElementsAre;
using testing::HasSubstr;

/// Runs `body` in a process of its own: its exit code, or minus the signal that ended it.
template <class Body>
int run_in_child(Body body) {
    const pid_t child = fork();
    if (child == 0) {
        try {
            _exit(body());
        } catch (...) {
            _exit(99);
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

/// The number of calls, from 1 to 4, that did not fail as they should; 0 if all is well.
int count_calls_that_pass(Journal& journal) {
    int passed = 0;
    const auto must_fail = [&](auto call) {
        try {
            call();
            ++passed;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::storage) ++passed;
        }
    };
    must_fail([&] { journal.append(FrameKind::reports, bytes_of("more")); });
    must_fail([&] { journal.start_commit(); });
    must_fail([&] { journal.flush(); });
    must_fail([&] { journal.commit(); });
    return passed;
}

TEST(JournalFailure, full_disk_keeps_the_last_commit) {
    for (const CommitMode mode : {CommitMode::thread, CommitMode::inline_}) {
        const TempDirectory directory;
        const int code = run_in_child([&] {
            Journal journal = Journal::create(directory / "journal", {}, mode);
            journal.append(FrameKind::reports, bytes_of("kept"));
            journal.commit();
            const test::SmallFiles small(journal.size() + 500);
            for (int i = 0; i < 100; ++i) journal.append(FrameKind::reports, bytes_of(std::string(100, 'x')));
            try {
                journal.commit();
                return 50;
            } catch (const Error& error) {
                if (error.kind() != ErrorKind::storage) return 51;
                if (std::string(error.what()).find("journal") == std::string::npos) return 52;
            }
            return count_calls_that_pass(journal);
        });
        EXPECT_EQ(code, 0);
        const Replayed replayed = replay_all(directory / "journal");
        ASSERT_EQ(replayed.frames.size(), 1u);
        EXPECT_EQ(replayed.frames[0].payload, "kept");
        EXPECT_EQ(replayed.summary.torn_bytes, 500u);
    }
}

TEST(JournalFailure, full_disk_at_a_flush_stays_too) {
    const TempDirectory directory;
    const int code = run_in_child([&] {
        Journal journal = Journal::create(directory / "journal", {});
        const test::SmallFiles small(journal.size() + 10);
        journal.append(FrameKind::reports, bytes_of(std::string(100, 'x')));
        try {
            journal.flush();
            return 50;
        } catch (const Error&) {
            return count_calls_that_pass(journal);
        }
    });
    EXPECT_EQ(code, 0);
    EXPECT_EQ(replay_all(directory / "journal").summary.torn_bytes, 10u);
}

TEST(JournalFailure, full_disk_leaves_no_unfinished_journal) {
    const TempDirectory directory;
    const int code = run_in_child([&] {
        const test::SmallFiles small(10);
        try {
            Journal::create(directory / "journal", {});
        } catch (const Error&) {
            return 0;
        }
        return 50;
    });
    EXPECT_EQ(code, 0);
    EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

TEST(JournalFailure, a_check_that_throws_forbids_all_writing) {
    for (const CommitMode mode : {CommitMode::thread, CommitMode::inline_}) {
        const TempDirectory directory;
        Journal journal = Journal::create(directory / "journal", {}, mode);
        journal.append(FrameKind::reports, bytes_of("kept"));
        journal.commit();
        const std::string before = test::read_file(directory / "journal");
        journal.before_commit([] { throw Error(ErrorKind::storage, "the lock was lost"); });
        journal.append(FrameKind::reports, bytes_of("forbidden"));
        EXPECT_THAT(storage_error_of([&] { journal.commit(); }), HasSubstr("the lock was lost"));
        EXPECT_THAT(storage_error_of([&] { journal.append(FrameKind::reports, {}); }), HasSubstr("the lock was lost"));
        EXPECT_EQ(count_calls_that_pass(journal), 0);
        EXPECT_TRUE(journal.has_uncommitted());
        EXPECT_EQ(test::read_file(directory / "journal"), before);
    }
}

TEST(JournalFailure, a_check_that_throws_forbids_flushing) {
    const TempDirectory directory;
    Journal journal = Journal::create(directory / "journal", {});
    const std::uint64_t size = journal.size();
    journal.before_commit([] { throw Error(ErrorKind::storage, "the lock was lost"); });
    journal.append(FrameKind::assigned, bytes_of("forbidden"));
    EXPECT_THAT(storage_error_of([&] { journal.flush(); }), HasSubstr("the lock was lost"));
    EXPECT_EQ(std::filesystem::file_size(directory / "journal"), size);
}

TEST(JournalFailure, a_kill_between_flush_and_commit_keeps_what_was_flushed) {
    const TempDirectory directory;
    const int code = run_in_child([&] {
        std::promise<void> reached;
        Journal journal = Journal::create(directory / "journal", {});
        journal.append(FrameKind::reports, bytes_of("kept"));
        journal.commit();
        const std::thread::id user = std::this_thread::get_id();
        journal.before_commit([&] {
            if (std::this_thread::get_id() == user) return;
            reached.set_value();
            pause();
        });
        journal.append(FrameKind::reports, bytes_of("never written"));
        journal.start_commit();
        reached.get_future().wait();
        journal.append(FrameKind::assigned, bytes_of("handed out"));
        journal.flush();
        raise(SIGKILL);
        return 50;
    });
    EXPECT_EQ(code, -SIGKILL);
    const Replayed replayed = replay_all(directory / "journal");
    ASSERT_EQ(replayed.frames.size(), 2u);
    EXPECT_EQ(replayed.frames[0].payload, "kept");
    EXPECT_EQ(replayed.frames[1].payload, "handed out");
    EXPECT_THAT(replayed.summary.damage, testing::IsEmpty());
}

}  // namespace
}  // namespace orthant::journal::journal_failure_test
