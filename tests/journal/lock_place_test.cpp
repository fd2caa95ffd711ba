#include "journal/lock.hpp"

#include "journal/lock_fixture.hpp"
#include "support/small_files.hpp"

#include <gmock/gmock.h>

namespace orthant::journal::lock_place_test {
namespace {

using test::TempDirectory;
using testing::HasSubstr;

constexpr LockTimes impatient{.wait_s = 0.2, .stale_s = 1000, .heartbeat_s = 0};

TEST(Lock, is_let_go_though_the_disk_is_full) {
    const TempDirectory directory;
    auto lock = std::optional(Lock::acquire(directory / "lock", describe_this_process(), impatient));
    {
        const test::SmallFiles full(0);
        lock.reset();
    }
    EXPECT_EQ(count_files(directory.path()), 0);
}

TEST(Lock, names_the_place_where_it_cannot_be_made) {
    const TempDirectory directory;
    EXPECT_THAT(
        storage_error_of([&] { Lock::acquire(directory / "absent" / "lock", describe_this_process(), impatient); }),
        HasSubstr("absent/lock"));
}

TEST(Lock, says_that_a_link_to_nothing_stands_in_its_place) {
    const TempDirectory directory;
    std::filesystem::create_symlink("nowhere", directory / "lock");
    EXPECT_THAT(storage_error_of([&] { Lock::acquire(directory / "lock", describe_this_process(), impatient); }),
                HasSubstr("lock' is a link to nothing (no lock can be there); remove it"));
    EXPECT_EQ(count_files(directory.path()), 1);
}

}  // namespace
}  // namespace orthant::journal::lock_place_test
