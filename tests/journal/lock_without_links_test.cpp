// The lock where link(2) is refused, as on exFAT and some FUSE and parallel file systems. This program's own link()
// stands before the library's.

#include "journal/lock_fixture.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/resource.h>

namespace {

std::atomic<int> refused_with = 0;  ///< errno of every link(); 0: none is refused
std::atomic<int> refusals = 0;
std::atomic<long> room_bytes = -1;  ///< no file may be longer once a link was refused; negative: any may

void leave_room() {
    if (room_bytes < 0) return;
    const rlimit limit{static_cast<rlim_t>(room_bytes), RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &limit);
}

}  // namespace

extern "C" int link(const char* from, const char* to) noexcept {
    if (refused_with == 0) return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
    ++refusals;
    leave_room();
    errno = refused_with;
    return -1;
}

namespace orthant::journal::lock_without_links_test {
namespace {

using test::read_file;
using test::TempDirectory;
using test::write_file;
using testing::HasSubstr;

constexpr LockTimes impatient{.wait_s = 0.2, .stale_s = 1000, .heartbeat_s = 0};

class LockWithoutLinks : public testing::TestWithParam<int> {
  protected:
    LockWithoutLinks() {
        refused_with = GetParam();
        refusals = 0;
    }
    ~LockWithoutLinks() override {
        refused_with = 0;
        EXPECT_GT(refusals, 0) << "nothing tried to link: this test tests nothing";
    }
};

TEST_P(LockWithoutLinks, is_taken_shows_life_and_leaves_nothing_behind) {
    const TempDirectory directory;
    {
        Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
        lock.heartbeat();
        EXPECT_EQ(parse_lock(read_file(directory / "lock"))->heartbeat, 1u);
        storage_error_of([&] { Lock::acquire(directory / "lock", describe_this_process(), impatient); });
        EXPECT_EQ(count_files(directory.path()), 1);
    }
    EXPECT_EQ(count_files(directory.path()), 0);
}

TEST_P(LockWithoutLinks, is_taken_over_from_a_dead_owner) {
    const TempDirectory directory;
    write_file(directory / "lock", encode_lock({dead_owner(1), 0}));
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
    EXPECT_THAT(lock.takeover().value(), HasSubstr("dead"));
    EXPECT_EQ(count_files(directory.path()), 1);
}

TEST_P(LockWithoutLinks, has_one_winner_of_many_takers) {
    for (const bool has_dead_owner : {false, true}) {
        const TempDirectory directory;
        if (has_dead_owner) write_file(directory / "lock", encode_lock({dead_owner(1), 0}));
        std::atomic<int> winners = 0;
        std::atomic<int> answers = 0;
        constexpr int takers = 8;
        std::vector<std::thread> threads;
        for (int i = 0; i < takers; ++i) {
            threads.emplace_back([&] {
                try {
                    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
                    ++winners;
                    ++answers;
                    while (answers < takers) std::this_thread::yield();
                    lock.check();
                } catch (const Error&) {
                    ++answers;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
        EXPECT_EQ(winners, 1);
        EXPECT_EQ(count_files(directory.path()), 0);
    }
}

/// Whether a full disk keeps it from the lock, with nothing left behind.
bool is_refused_by_a_full_disk(const std::filesystem::path& directory) {
    try {
        const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
    } catch (const Error& error) {
        return is_out_of_space(error.error_number()) && count_files(directory) == 0;
    }
    return false;
}

TEST_P(LockWithoutLinks, leaves_no_unreadable_lock_on_a_full_disk) {
    Lock::acquire(TempDirectory() / "lock", describe_this_process(), impatient);
    for (const long room : {0, 50}) {
        const TempDirectory directory;
        const pid_t child = fork();
        if (child == 0) {
            signal(SIGXFSZ, SIG_IGN);
            room_bytes = room;
            _exit(is_refused_by_a_full_disk(directory.path()) ? 0 : 1);
        }
        int status = 0;
        waitpid(child, &status, 0);
        EXPECT_EQ(status, 0) << "with room for " << room << " bytes";
    }
}

INSTANTIATE_TEST_SUITE_P(Errno, LockWithoutLinks, testing::Values(EPERM, EOPNOTSUPP, ENOSYS, EMLINK));

TEST(LockWithLinksRefused, for_another_reason_says_so) {
    const TempDirectory directory;
    refused_with = EIO;
    EXPECT_THAT(storage_error_of([&] { Lock::acquire(directory / "lock", describe_this_process(), impatient); }),
                HasSubstr("Input/output error"));
    refused_with = 0;
    EXPECT_EQ(count_files(directory.path()), 0);
}

}  // namespace
}  // namespace orthant::journal::lock_without_links_test
