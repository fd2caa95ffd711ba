#include "base/error.hpp"
#include "store/result_reader.hpp"
#include "store/sample.hpp"
#include "support/small_files.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store::full_disk_test {
namespace {

using sample::Sample;

enum ChildExit { refused_well = 0, was_written = 1, refused_badly = 2 };

/// Tries to write where no file may grow past `bytes_at_most`, then ends as any process does.
[[noreturn]] void write_with_limit(const Sample& sample, const std::filesystem::path& path, rlim_t bytes_at_most,
                                   const std::filesystem::path& output) {
    const int descriptor = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    ::dup2(descriptor, STDOUT_FILENO);
    ::dup2(descriptor, STDERR_FILENO);
    const test::SmallFiles small(bytes_at_most);
    try {
        sample.write(path);
    } catch (const Error& error) {
        const bool tells_cause = std::string_view(error.what()).find("File too large") != std::string_view::npos;
        const bool tells_path = std::string_view(error.what()).find(path.native() + "'") != std::string_view::npos;
        std::exit(error.kind() == ErrorKind::storage && tells_cause && tells_path ? refused_well : refused_badly);
    } catch (...) {
        std::exit(refused_badly);
    }
    std::exit(was_written);
}

/// The status with which a child process ended; ChildExit unless a signal ended it.
int attempt(const Sample& sample, const std::filesystem::path& path, rlim_t bytes_at_most,
            const std::filesystem::path& output) {
    const pid_t child = ::fork();
    if (child == 0) write_with_limit(sample, path, bytes_at_most, output);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

TEST(FullDisk, leaves_the_old_file_and_nothing_else) {
    const test::TempDirectory directory;
    Sample sample(1, {0, 2});
    for (std::uint64_t task = 2; task < 20'000; ++task) sample.add_task(6, task, "");
    std::filesystem::create_directory(directory / "out");
    const auto path = directory / "out" / "a.h5";
    sample.write(path);
    const std::string old = test::read_file(path);

    for (std::size_t part = 0; part < 32; ++part) {
        const rlim_t limit = old.size() * part / 32;
        EXPECT_EQ(attempt(sample, path, limit, directory / "output"), refused_well) << "limit " << limit;
        EXPECT_EQ(test::read_file(path), old);
        EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory / "out"), {}), 1);
    }
    EXPECT_EQ(attempt(sample, path, old.size() - 1, directory / "output"), refused_well);
    EXPECT_EQ(test::read_file(directory / "output"), "");
    EXPECT_EQ(attempt(sample, path, 2 * old.size(), directory / "output"), was_written);
}

}  // namespace
}  // namespace orthant::store::full_disk_test
