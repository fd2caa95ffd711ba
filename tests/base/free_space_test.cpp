#include "base/free_space.hpp"

#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

namespace orthant::free_space_test {
namespace {

TEST(FreeSpace, is_that_of_the_directory_a_file_would_be_in) {
    const test::TempDirectory directory;
    EXPECT_GT(free_space_bytes(directory.path()).value(), 0);
    EXPECT_GT(free_space_bytes(directory / "absent" / "deeper" / "a.h5").value(), 0);
    EXPECT_TRUE(free_space_bytes("a.h5").has_value());
}

TEST(FreeSpace, is_not_known_of_a_file_system_without_a_size) {
    EXPECT_FALSE(free_space_bytes("/proc/self/a.h5").has_value());
}

}  // namespace
}  // namespace orthant::free_space_test
