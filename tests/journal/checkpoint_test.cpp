#include "journal/checkpoint.hpp"

#include "journal/journal_fixture.hpp"

#include <gmock/gmock.h>

namespace orthant::journal::checkpoint_test {
namespace {

using test::read_file;
using test::TempDirectory;
using test::write_file;

constexpr std::uint64_t binding = 42;

std::filesystem::path only_file_in(const std::filesystem::path& directory) {
    const std::filesystem::directory_iterator files(directory);
    return files->path();
}

TEST(CheckpointDirectory, gives_back_the_latest_state) {
    const TempDirectory directory;
    const CheckpointDirectory checkpoints(directory / "tasks", binding);
    EXPECT_FALSE(checkpoints.load(1, 2).has_value());
    EXPECT_FALSE(std::filesystem::exists(directory / "tasks"));
    checkpoints.save(1, 2, bytes_of("first"));
    checkpoints.save(1, 2, bytes_of("second, and longer"));
    checkpoints.save(2, 1, {});
    EXPECT_EQ(text_of(checkpoints.load(1, 2).value()), "second, and longer");
    EXPECT_EQ(text_of(checkpoints.load(2, 1).value()), "");
    EXPECT_FALSE(checkpoints.load(1, 1).has_value());
}

TEST(CheckpointDirectory, leaves_no_unfinished_files) {
    const TempDirectory directory;
    const CheckpointDirectory checkpoints(directory / "tasks", binding);
    for (int i = 0; i < 3; ++i) checkpoints.save(1, 2, bytes_of("state"));
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory / "tasks"), {}), 1);
    checkpoints.remove(1, 2);
    checkpoints.remove(1, 2);
    EXPECT_TRUE(std::filesystem::is_empty(directory / "tasks"));
}

TEST(CheckpointDirectory, ignores_states_of_another_job_point_or_task) {
    const TempDirectory directory;
    CheckpointDirectory(directory / "tasks", binding).save(1, 2, bytes_of("state"));
    EXPECT_FALSE(CheckpointDirectory(directory / "tasks", binding + 1).load(1, 2).has_value());
    const std::filesystem::path file = only_file_in(directory / "tasks");
    std::filesystem::copy(file, file.parent_path() / "1-3.checkpoint");
    std::filesystem::copy(file, file.parent_path() / "3-2.checkpoint");
    const CheckpointDirectory checkpoints(directory / "tasks", binding);
    EXPECT_TRUE(checkpoints.load(1, 2).has_value());
    EXPECT_FALSE(checkpoints.load(1, 3).has_value());
    EXPECT_FALSE(checkpoints.load(3, 2).has_value());
}

TEST(CheckpointDirectory, ignores_a_state_with_any_byte_changed_or_missing) {
    const TempDirectory directory;
    const CheckpointDirectory checkpoints(directory / "tasks", binding);
    checkpoints.save(1, 2, bytes_of("a state of some length"));
    const std::filesystem::path file = only_file_in(directory / "tasks");
    const std::string whole = read_file(file);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        std::string flipped = whole;
        flipped[i] = static_cast<char>(flipped[i] ^ 4);
        write_file(file, flipped);
        ASSERT_FALSE(checkpoints.load(1, 2).has_value()) << "flipped byte " << i;
        write_file(file, whole.substr(0, i));
        ASSERT_FALSE(checkpoints.load(1, 2).has_value()) << "cut at byte " << i;
    }
    write_file(file, whole + "x");
    EXPECT_FALSE(checkpoints.load(1, 2).has_value());
    write_file(file, whole);
    EXPECT_TRUE(checkpoints.load(1, 2).has_value());
}

TEST(CheckpointDirectory, clears_everything) {
    const TempDirectory directory;
    const CheckpointDirectory checkpoints(directory / "tasks", binding);
    checkpoints.clear();
    checkpoints.save(1, 2, bytes_of("state"));
    checkpoints.clear();
    EXPECT_FALSE(std::filesystem::exists(directory / "tasks"));
}

TEST(CheckpointDirectory, names_the_directory_it_cannot_make) {
    const TempDirectory directory;
    const CheckpointDirectory checkpoints(directory / "absent" / "tasks", binding);
    EXPECT_THAT(storage_error_of([&] { checkpoints.save(1, 2, {}); }), testing::HasSubstr("absent/tasks"));
}

}  // namespace
}  // namespace orthant::journal::checkpoint_test
