// A disk or a file server that takes what is written and then says that it has lost it. This program's own fsync() and
// close() stand before the library's.

#include "base/error.hpp"
#include "store/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace {

enum class Call { none, fsync, close };

Call failing = Call::none;
int failing_with = 0;
int calls_until_failure = 0;

bool is_written_through(int descriptor) {
    return (fcntl(descriptor, F_GETFL) & O_ACCMODE) != O_RDONLY;
}

/// Whether a call on this descriptor is the one to fail: the kernel tells an error to nobody twice.
bool is_to_fail(Call call, int descriptor) {
    if (failing != call || !is_written_through(descriptor)) return false;
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    if (readlink(link.c_str(), path.data(), path.size() - 1) <= 0) return false;
    if (std::string_view(path.data()).find(".h5.tmp-") == std::string_view::npos) return false;
    return calls_until_failure-- == 0;
}

int called(Call call, int descriptor, long number) {
    const bool fails = is_to_fail(call, descriptor);
    const auto result = static_cast<int>(syscall(number, descriptor));
    if (!fails) return result;
    errno = failing_with;
    return -1;
}

}  // namespace

extern "C" int fsync(int descriptor) {
    return called(Call::fsync, descriptor, SYS_fsync);
}

extern "C" int close(int descriptor) {
    return called(Call::close, descriptor, SYS_close);
}

namespace orthant::store::failing_disk_test {
namespace {

using sample::Sample;
using ::testing::HasSubstr;

/// Writes a file over another while one call fails: what the error says, or nothing when there is none.
std::string error_of_writing(Call call, int calls_before, int error_number) {
#ifdef __SANITIZE_ADDRESS__
    const __lsan::ScopedDisabler hdf5_keeps_what_it_could_not_close;
#endif
    const test::TempDirectory directory;
    const auto path = directory / "a.h5";
    const Sample sample(1, {0, 1});
    sample.write(path);
    const std::string old = test::read_file(path);
    std::string said;
    failing = call;
    failing_with = error_number;
    calls_until_failure = calls_before;
    try {
        sample.write(path);
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), HasSubstr(path.native()));
        said = error.what();
    }
    failing = Call::none;
    EXPECT_EQ(test::read_file(path), old) << "the same content, or the old file";
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory.path()), {}), 1);
    return said;
}

TEST(FailingDisk, told_by_fsync_is_an_error_and_leaves_nothing_new) {
    EXPECT_THAT(error_of_writing(Call::fsync, 0, EIO), HasSubstr("Input/output error"));
    EXPECT_THAT(error_of_writing(Call::fsync, 0, EDQUOT), HasSubstr("quota"));
    EXPECT_EQ(error_of_writing(Call::fsync, 1, EIO), "") << "one fsync of the file was made";
}

TEST(FailingDisk, told_by_any_close_is_an_error_and_leaves_nothing_new) {
    int failures = 0;  // each of the closes fails once; HDF5 may open the file more than once
    for (std::string said; !(said = error_of_writing(Call::close, failures, EDQUOT)).empty(); ++failures)
        ASSERT_THAT(said, HasSubstr("quota"));
    EXPECT_GE(failures, 3) << "HDF5, the seal, and the descriptor that is synced";
}

}  // namespace
}  // namespace orthant::store::failing_disk_test
