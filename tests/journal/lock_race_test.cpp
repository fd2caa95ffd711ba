#include "journal/lock_fixture.hpp"

#include <algorithm>
#include <vector>

namespace orthant::journal::lock_race_test {
namespace {

using test::TempDirectory;
using test::write_file;

constexpr int takers = 8;

enum class Before { free_lock, dead_owner, dead_owner_and_dead_taker };

void prepare(const std::filesystem::path& path, Before before) {
    if (before == Before::free_lock) return;
    write_file(path, encode_lock({dead_owner(1), 0}));
    if (before == Before::dead_owner) return;
    write_file(path.native() + ".0000000000000001", encode_lock({dead_owner(2), 0}));
}

/// Takes the lock, or is refused; the winner keeps it until all have answered, and must still have it then.
void compete(const std::filesystem::path& path, Signal& start, Signal& result, Signal& end) {
    start.close_writer();
    end.close_writer();
    start.receive();
    try {
        const Lock lock = Lock::acquire(path, describe_this_process(), {.wait_s = 0.2, .stale_s = 1000});
        result.send('w');
        end.receive();
        lock.check();
    } catch (const Error&) {
        result.send('r');
    }
}

/// The winners' and the refused processes' letters, in order of arrival.
std::string race(const std::filesystem::path& path) {
    Signal start;
    Signal result;
    Signal end;
    std::vector<pid_t> children;
    for (int i = 0; i < takers; ++i) {
        children.push_back(fork());
        if (children.back() == 0) {
            compete(path, start, result, end);
            _exit(0);
        }
    }
    start.close_writer();
    std::string letters;
    for (int i = 0; i < takers; ++i) letters += result.receive();
    end.close_writer();
    for (const pid_t child : children) waitpid(child, nullptr, 0);
    result.close_writer();
    for (char letter = result.receive(); letter != 0; letter = result.receive()) letters += letter;
    return letters;
}

void expect_one_winner(Before before) {
    for (int round = 0; round < 4; ++round) {
        const TempDirectory directory;
        prepare(directory / "lock", before);
        std::string letters = race(directory / "lock");
        std::ranges::sort(letters);
        EXPECT_EQ(letters, std::string(takers - 1, 'r') + "w");
        EXPECT_EQ(count_files(directory.path()), 0);
    }
}

TEST(LockRace, for_a_free_lock_has_one_winner) {
    expect_one_winner(Before::free_lock);
}

TEST(LockRace, for_a_dead_owners_lock_has_one_winner) {
    expect_one_winner(Before::dead_owner);
}

TEST(LockRace, for_a_takeover_that_died_half_way_has_one_winner) {
    expect_one_winner(Before::dead_owner_and_dead_taker);
}

}  // namespace
}  // namespace orthant::journal::lock_race_test
