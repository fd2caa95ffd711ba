// A disk that takes what is written and then says that it has lost it: once, as kernels do. This program's own fsync()
// and fdatasync() stand before the library's.

#include "journal/checkpoint.hpp"
#include "journal/journal_fixture.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <cerrno>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::atomic<int> failures_left = 0;

int called(long number, int descriptor) {
    if (failures_left == 0) return static_cast<int>(syscall(number, descriptor));
    --failures_left;
    errno = EIO;
    return -1;
}

}  // namespace

extern "C" int fsync(int descriptor) {
    return called(SYS_fsync, descriptor);
}

extern "C" int fdatasync(int descriptor) {
    return called(SYS_fdatasync, descriptor);
}

namespace orthant::journal::failed_sync_test {
namespace {

using test::TempDirectory;
using testing::HasSubstr;

TEST(FailedSync, of_a_commit_is_final_though_the_next_would_succeed) {
    for (const CommitMode mode : {CommitMode::thread, CommitMode::inline_}) {
        const TempDirectory directory;
        Journal journal = Journal::create(directory / "journal", {}, mode);
        journal.append(FrameKind::reports, bytes_of("kept"));
        journal.commit();
        journal.append(FrameKind::reports, bytes_of("lost"));
        failures_left = 1;
        EXPECT_THAT(storage_error_of([&] { journal.commit(); }), HasSubstr("journal' (Input/output error)"));
        EXPECT_EQ(failures_left, 0);
        const std::string after = test::read_file(directory / "journal");
        EXPECT_THAT(storage_error_of([&] { journal.commit(); }), HasSubstr("Input/output error"));
        EXPECT_THAT(storage_error_of([&] { journal.append(FrameKind::reports, {}); }), HasSubstr("Input/output error"));
        EXPECT_TRUE(journal.has_uncommitted());
        EXPECT_EQ(test::read_file(directory / "journal"), after);
    }
}

TEST(FailedSync, of_a_new_journal_leaves_none) {
    const TempDirectory directory;
    failures_left = 1;
    storage_error_of([&] { Journal::create(directory / "journal", {}); });
    EXPECT_TRUE(std::filesystem::is_empty(directory.path()));
}

TEST(FailedSync, of_a_checkpoint_keeps_the_one_before) {
    const TempDirectory directory;
    const CheckpointDirectory checkpoints(directory / "tasks", 42);
    checkpoints.save(1, 2, bytes_of("first"));
    failures_left = 1;
    storage_error_of([&] { checkpoints.save(1, 2, bytes_of("second")); });
    EXPECT_EQ(text_of(checkpoints.load(1, 2).value()), "first");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory / "tasks"), {}), 1);
}

}  // namespace
}  // namespace orthant::journal::failed_sync_test
