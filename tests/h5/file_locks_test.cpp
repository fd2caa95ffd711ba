// HDF5's file locks stay off whatever the environment asks for: they fail on some cluster file systems. This program's
// own flock() stands before the library's.

#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <hdf5.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

namespace {

int locks = 0;

}  // namespace

extern "C" int flock(int, int) noexcept {
    ++locks;
    errno = ENOLCK;
    return -1;
}

namespace orthant::h5::file_locks_test {
namespace {

enum class Locking { unset, asked_for, best_effort };

void ask_for(Locking locking) {
    unsetenv("HDF5_USE_FILE_LOCKING");
    if (locking == Locking::asked_for) setenv("HDF5_USE_FILE_LOCKING", "TRUE", 1);
    if (locking == Locking::best_effort) setenv("HDF5_USE_FILE_LOCKING", "BEST_EFFORT", 1);
}

/// HDF5 reads its environment once: these tests want a process of their own, as ctest gives each.
bool is_open_already() {
    const char* locking = std::getenv("HDF5_USE_FILE_LOCKING");
    return locking != nullptr && std::string_view(locking) == "FALSE";
}

/// How many locks `body` took, or -1 for an exception.
template <class Body>
int locks_taken_by(Locking locking, Body body) {
    const pid_t child = fork();
    if (child == 0) {
        ask_for(locking);
        try {
            body();
        } catch (...) {
            _exit(255);
        }
        _exit(locks);
    }
    int status = 0;
    waitpid(child, &status, 0);
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    return code == 255 ? -1 : code;
}

TEST(FileLocks, of_hdf5_itself_would_be_seen) {
    if (is_open_already()) GTEST_SKIP() << "HDF5 is in use already";
    const test::TempDirectory directory;
    EXPECT_GT(locks_taken_by(Locking::asked_for,
                             [&] {
                                 const auto path = directory / "a.h5";
                                 H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
                                 H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
                             }),
              0);
}

TEST(FileLocks, are_not_taken_whatever_the_environment_says) {
    if (is_open_already()) GTEST_SKIP() << "HDF5 is in use already";
    for (const Locking locking : {Locking::unset, Locking::asked_for, Locking::best_effort}) {
        const test::TempDirectory directory;
        const auto use_files = [&] {
            File file = create_file(directory / "a.h5");
            file.close();
            File again = open_file(directory / "a.h5");
            root_group(again);
            File in_memory = create_memory_file();
        };
        EXPECT_EQ(locks_taken_by(locking, use_files), 0) << static_cast<int>(locking);
    }
}

}  // namespace
}  // namespace orthant::h5::file_locks_test
