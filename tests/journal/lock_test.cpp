#include "journal/lock.hpp"

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "journal/lock_fixture.hpp"

#include <gmock/gmock.h>

#include <array>
#include <atomic>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>

namespace orthant::journal::lock_test {
namespace {

using test::read_file;
using test::TempDirectory;
using test::write_file;
using testing::HasSubstr;

constexpr LockTimes impatient{.wait_s = 0.2, .stale_s = 1000, .heartbeat_s = 0};
constexpr LockTimes quick_to_bury{.wait_s = 0.05, .stale_s = 0.3, .heartbeat_s = 0};
constexpr LockTimes patient{.wait_s = 1000, .stale_s = 1000, .heartbeat_s = 0};

TEST(Lock, is_taken_and_leaves_nothing_behind) {
    const TempDirectory directory;
    {
        const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
        EXPECT_FALSE(lock.takeover().has_value());
        EXPECT_EQ(count_files(directory.path()), 1);
        EXPECT_EQ(parse_lock(read_file(directory / "lock"))->owner.process, getpid());
        EXPECT_NO_THROW(lock.check());
    }
    EXPECT_EQ(count_files(directory.path()), 0);
}

TEST(Lock, is_refused_while_its_owner_lives) {
    const TempDirectory directory;
    const HoldingProcess holder(directory / "lock", HoldingProcess::End::lets_go);
    const LockOwner self = describe_this_process();
    const std::string message = storage_error_of([&] { Lock::acquire(directory / "lock", self, impatient); });
    EXPECT_THAT(message, HasSubstr("process " + std::to_string(holder.id()) + " on " + self.host + ", since 20"));
    EXPECT_THAT(message, HasSubstr("-o"));
    EXPECT_EQ(count_files(directory.path()), 1);
}

TEST(Lock, is_refused_to_the_process_that_has_it) {
    const TempDirectory directory;
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
    storage_error_of([&] { Lock::acquire(directory / "lock", describe_this_process(), impatient); });
    EXPECT_NO_THROW(lock.check());
}

TEST(Lock, is_waited_for_until_its_owner_lets_go) {
    const TempDirectory directory;
    HoldingProcess holder(directory / "lock", HoldingProcess::End::lets_go);
    std::string notice;
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), patient, [&](const std::string& text) {
        notice += text;
        holder.tell();
    });
    EXPECT_THAT(notice, HasSubstr("process " + std::to_string(holder.id())));
    EXPECT_FALSE(lock.takeover().has_value());
}

TEST(Lock, is_taken_over_when_its_owner_dies_while_waited_for) {
    const TempDirectory directory;
    HoldingProcess holder(directory / "lock", HoldingProcess::End::dies);
    const Lock lock =
        Lock::acquire(directory / "lock", describe_this_process(), patient, [&](const std::string&) { holder.tell(); });
    ASSERT_TRUE(lock.takeover().has_value());
    EXPECT_THAT(*lock.takeover(), HasSubstr("process " + std::to_string(holder.id())));
    EXPECT_THAT(*lock.takeover(), HasSubstr("dead"));
    EXPECT_EQ(count_files(directory.path()), 1);
}

TEST(Lock, is_taken_over_at_once_from_a_later_start_of_the_slurm_job) {
    const TempDirectory directory;
    LockOwner first = owner_elsewhere();
    first.slurm_job = "12";
    write_file(directory / "lock", encode_lock({first, 5}));
    LockOwner requeued = describe_this_process();
    requeued.slurm_job = "12";
    requeued.restart_count = 1;
    const Lock lock = Lock::acquire(directory / "lock", requeued, patient);
    EXPECT_THAT(lock.takeover().value(), HasSubstr("node7 (Slurm job 12)"));
}

TEST(Lock, is_taken_over_when_the_heartbeat_stands_still) {
    const TempDirectory directory;
    const std::vector<std::string> contents = {encode_lock({owner_elsewhere(), 5}), "", "host=no", "\n\n"};
    for (const std::string& content : contents) {
        write_file(directory / "lock", content);
        const double began_s = monotonic_s();
        const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), quick_to_bury);
        EXPECT_GE(monotonic_s() - began_s, quick_to_bury.stale_s);
        EXPECT_THAT(lock.takeover().value(), HasSubstr("no sign of life"));
        EXPECT_EQ(count_files(directory.path()), 1);
    }
}

TEST(Lock, is_refused_while_the_heartbeat_goes_on) {
    const TempDirectory directory;
    std::atomic<bool> done = false;
    const auto beat = [&](std::uint64_t count) {
        write_file(directory / "lock", encode_lock({owner_elsewhere(), count}));
    };
    beat(0);
    std::thread owner;
    const std::string message = storage_error_of([&] {
        Lock::acquire(directory / "lock", describe_this_process(), {.wait_s = 0.3, .stale_s = 1000, .heartbeat_s = 0},
                      [&](const std::string&) {
                          owner = std::thread([&] {
                              for (std::uint64_t count = 1; !done; ++count) {
                                  beat(count);
                                  sleep_s(0.02);
                              }
                          });
                      });
    });
    done = true;
    owner.join();
    EXPECT_THAT(message, HasSubstr("alive"));
}

TEST(Lock, is_taken_over_from_an_owner_elsewhere_that_died_after_one_more_beat) {
    const TempDirectory directory;
    const LockTimes times{.wait_s = 0.3, .stale_s = 0.6, .heartbeat_s = 0};
    const auto beat = [&](std::uint64_t count) {
        write_file(directory / "lock", encode_lock({owner_elsewhere(), count}));
    };
    beat(0);
    const Lock lock =
        Lock::acquire(directory / "lock", describe_this_process(), times, [&](const std::string&) { beat(1); });
    EXPECT_THAT(lock.takeover().value(), HasSubstr("no sign of life"));
}

/// Gives a file the times of a file server whose clock is `ahead_s` ahead of ours.
void set_clock_of(const std::filesystem::path& file, double ahead_s) {
    timespec time{};
    time.tv_sec = static_cast<time_t>(unix_time_s() + ahead_s);
    const std::array<timespec, 2> times{time, time};
    ASSERT_EQ(utimensat(AT_FDCWD, file.c_str(), times.data(), 0), 0);
}

TEST(Lock, counts_beats_and_reads_no_clock_of_another_machine) {
    constexpr double year_s = 365 * 86400.0;
    for (const double ahead_s : {-year_s, year_s}) {
        const TempDirectory directory;
        LockOwner owner = owner_elsewhere();
        owner.start_time_s = unix_time_s() + ahead_s;
        std::atomic<std::uint64_t> beats = 0;
        const auto beat = [&] {
            write_file(directory / "new", encode_lock({owner, ++beats}));
            set_clock_of(directory / "new", ahead_s);
            std::filesystem::rename(directory / "new", directory / "lock");
        };
        beat();
        std::atomic<bool> done = false;
        std::thread living([&] {
            for (; !done; sleep_s(0.02)) beat();
        });
        storage_error_of([&] {
            Lock::acquire(directory / "lock", describe_this_process(),
                          {.wait_s = 0.3, .stale_s = 1000, .heartbeat_s = 0});
        });
        done = true;
        living.join();
        EXPECT_GT(beats, 2u);
    }
}

TEST(Lock, is_taken_over_though_the_times_of_its_file_go_on_where_its_counter_does_not) {
    const TempDirectory directory;
    write_file(directory / "lock", encode_lock({owner_elsewhere(), 5}));
    std::atomic<bool> done = false;
    std::thread toucher([&] {
        for (double ahead_s = 1; !done; ahead_s += 1) {
            if (std::filesystem::exists(directory / "lock")) set_clock_of(directory / "lock", ahead_s);
            sleep_s(0.01);
        }
    });
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), quick_to_bury);
    done = true;
    toucher.join();
    EXPECT_THAT(lock.takeover().value(), HasSubstr("no sign of life"));
}

TEST(Lock, finishes_the_takeover_of_a_taker_that_died) {
    const TempDirectory directory;
    const auto claim = [&](std::uint64_t nonce) { return "lock." + hex(nonce); };
    write_file(directory / "lock", encode_lock({dead_owner(1), 0}));
    write_file(directory / claim(1), encode_lock({dead_owner(2), 0}));
    write_file(directory / claim(2), encode_lock({dead_owner(3), 0}));
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), patient);
    EXPECT_NO_THROW(lock.check());
    EXPECT_EQ(count_files(directory.path()), 1);
}

TEST(Lock, clears_away_what_takers_left_that_died_before_they_had_it) {
    const TempDirectory directory;
    write_file(directory / "lock.new-01", encode_lock({dead_owner(1), 0}));
    write_file(directory / "lock.new-02", encode_lock({describe_this_process(), 0}));
    write_file(directory / "lock.new-03", "");
    write_file(directory / "other.new-04", encode_lock({dead_owner(4), 0}));
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), patient);
    EXPECT_FALSE(std::filesystem::exists(directory / "lock.new-01"));
    EXPECT_TRUE(std::filesystem::exists(directory / "lock.new-02")) << "its process lives";
    EXPECT_FALSE(std::filesystem::exists(directory / "lock.new-03"));
    EXPECT_TRUE(std::filesystem::exists(directory / "other.new-04"));
}

TEST(Lock, is_taken_over_from_an_owner_that_died_when_it_let_it_go) {
    const TempDirectory directory;
    const std::string owner = encode_lock({dead_owner(1), 0});
    write_file(directory / "lock", owner);
    write_file(directory / ("lock." + hex(1)), owner);
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), patient);
    EXPECT_NO_THROW(lock.check());
    EXPECT_EQ(count_files(directory.path()), 1);
}

TEST(Lock, clears_away_what_owners_left_that_died_when_they_let_it_go) {
    const TempDirectory directory;
    const auto claim = [&](std::uint64_t nonce) { return "lock." + hex(nonce); };
    write_file(directory / claim(1), encode_lock({dead_owner(1), 0}));
    write_file(directory / claim(2), "");
    write_file(directory / "lock.backup", "");
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), patient);
    EXPECT_FALSE(std::filesystem::exists(directory / claim(1)));
    EXPECT_FALSE(std::filesystem::exists(directory / claim(2)));
    EXPECT_TRUE(std::filesystem::exists(directory / "lock.backup")) << "not one of ours";
}

TEST(Lock, waits_for_a_living_taker_that_is_not_yet_done) {
    const TempDirectory directory;
    write_file(directory / "lock", encode_lock({dead_owner(1), 0}));
    write_file(directory / ("lock." + hex(1)), encode_lock({describe_this_process(), 0}));
    storage_error_of([&] { Lock::acquire(directory / "lock", describe_this_process(), impatient); });
}

TEST(Lock, notices_that_it_was_lost) {
    const TempDirectory directory;
    const std::string taker = encode_lock({owner_elsewhere(), 0});
    {
        Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
        write_file(directory / "new", taker);
        std::filesystem::rename(directory / "new", directory / "lock");
        EXPECT_THAT(storage_error_of([&] { lock.check(); }), HasSubstr("taken over (by process 4242 on node7"));
        EXPECT_THAT(storage_error_of([&] { lock.heartbeat(); }), HasSubstr("taken over"));
    }
    EXPECT_EQ(read_file(directory / "lock"), taker);
}

TEST(Lock, is_lost_as_soon_as_a_successor_claims_it) {
    const TempDirectory directory;
    const LockOwner self = describe_this_process();
    const std::string claim = "lock." + hex(self.nonce);
    {
        const Lock lock = Lock::acquire(directory / "lock", self, impatient);
        write_file(directory / claim, encode_lock({owner_elsewhere(), 0}));
        EXPECT_THAT(storage_error_of([&] { lock.check(); }), HasSubstr("node7"));
    }
    EXPECT_TRUE(std::filesystem::exists(directory / claim));
}

TEST(Lock, says_that_it_was_removed) {
    const TempDirectory directory;
    const Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
    std::filesystem::remove(directory / "lock");
    EXPECT_THAT(storage_error_of([&] { lock.check(); }), HasSubstr("is gone"));
}

TEST(Lock, shows_life_by_its_heartbeat) {
    const TempDirectory directory;
    Lock lock = Lock::acquire(directory / "lock", describe_this_process(), impatient);
    for (std::uint64_t beats = 1; beats <= 12; ++beats) {
        lock.heartbeat();
        EXPECT_EQ(parse_lock(read_file(directory / "lock"))->heartbeat, beats);
    }
    EXPECT_NO_THROW(lock.check());
}

TEST(Lock, beats_no_faster_than_asked) {
    const TempDirectory directory;
    Lock lock = Lock::acquire(directory / "lock", describe_this_process(), LockTimes{.heartbeat_s = 1000});
    const std::string before = read_file(directory / "lock");
    lock.heartbeat();
    EXPECT_EQ(read_file(directory / "lock"), before);
}

}  // namespace
}  // namespace orthant::journal::lock_test
