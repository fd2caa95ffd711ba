#include "journal/lock_record.hpp"

#include <gmock/gmock.h>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

namespace orthant::journal::lock_record_test {
namespace {

LockOwner owner_elsewhere() {
    LockOwner owner;
    owner.host = "node7";
    owner.machine = "another boot/another name space";
    owner.process = 4242;
    owner.process_start = 17;
    owner.start_time_s = 1769860800.125;
    owner.slurm_job = "99_3";
    owner.restart_count = 2;
    owner.nonce = 0xfedcba9876543210;
    return owner;
}

TEST(LockRecord, comes_back_from_its_text) {
    const std::string text = encode_lock({owner_elsewhere(), 31});
    const std::optional<LockRecord> read = parse_lock(text);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->heartbeat, 31u);
    EXPECT_EQ(read->owner.host, "node7");
    EXPECT_EQ(read->owner.machine, "another boot/another name space");
    EXPECT_EQ(read->owner.process, 4242);
    EXPECT_EQ(read->owner.process_start, 17u);
    EXPECT_DOUBLE_EQ(read->owner.start_time_s, 1769860800.125);
    EXPECT_EQ(read->owner.slurm_job, "99_3");
    EXPECT_EQ(read->owner.restart_count, 2);
    EXPECT_EQ(read->owner.nonce, 0xfedcba9876543210u);
}

TEST(LockRecord, is_not_read_when_cut_at_any_byte) {
    const std::string text = encode_lock({owner_elsewhere(), 31});
    for (std::size_t length = 0; length < text.size(); ++length) {
        EXPECT_FALSE(parse_lock(text.substr(0, length)).has_value()) << length;
    }
    EXPECT_FALSE(parse_lock("garbage\n").has_value());
    EXPECT_FALSE(parse_lock(std::string(500, '\0')).has_value());
}

TEST(LockRecord, has_its_heartbeat_where_it_can_be_overwritten) {
    const LockOwner owner = owner_elsewhere();
    std::string text = encode_lock({owner, 9});
    const std::string beat = heartbeat_text(10);
    text.replace(heartbeat_offset(owner), beat.size(), beat);
    EXPECT_EQ(text, encode_lock({owner, 10}));
    EXPECT_EQ(parse_lock(text)->heartbeat, 10u);
}

TEST(LockRecord, sees_this_process_alive_and_a_later_one_of_its_id_not) {
    const LockOwner self = describe_this_process();
    EXPECT_EQ(look_at(self, self), OwnerState::alive);
    LockOwner earlier = self;
    earlier.process_start -= 1;
    EXPECT_EQ(look_at(earlier, self), OwnerState::dead);
}

TEST(LockRecord, counts_a_zombie_as_dead) {
    const LockOwner self = describe_this_process();
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    const pid_t child = fork();
    if (child == 0) {
        const LockOwner owner = describe_this_process();
        _exit(write(ready[1], &owner.process_start, sizeof(owner.process_start)) > 0 ? 0 : 1);
    }
    LockOwner owner = self;
    owner.process = child;
    ASSERT_GT(read(ready[0], &owner.process_start, sizeof(owner.process_start)), 0);
    siginfo_t info{};
    waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT);
    EXPECT_EQ(look_at(owner, self), OwnerState::dead);
    waitpid(child, nullptr, 0);
    EXPECT_EQ(look_at(owner, self), OwnerState::dead);
    close(ready[0]);
    close(ready[1]);
}

TEST(LockRecord, supersedes_only_an_earlier_start_of_the_same_slurm_job) {
    const LockOwner owner = owner_elsewhere();
    LockOwner self = describe_this_process();
    self.slurm_job = owner.slurm_job;
    self.restart_count = owner.restart_count + 1;
    EXPECT_EQ(look_at(owner, self), OwnerState::superseded);
    self.restart_count = owner.restart_count;
    EXPECT_EQ(look_at(owner, self), OwnerState::unknown);
    self.restart_count = owner.restart_count + 1;
    self.slurm_job = "98_3";
    EXPECT_EQ(look_at(owner, self), OwnerState::unknown);
    LockOwner outside = owner;
    outside.slurm_job = self.slurm_job = "";
    EXPECT_EQ(look_at(outside, self), OwnerState::unknown);
}

TEST(LockRecord, cannot_tell_processes_of_machines_without_identity) {
    LockOwner owner = owner_elsewhere();
    LockOwner self = describe_this_process();
    owner.machine = self.machine = "";
    EXPECT_EQ(look_at(owner, self), OwnerState::unknown);
}

}  // namespace
}  // namespace orthant::journal::lock_record_test
