#include "h5/file.hpp"

#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/group.hpp"
#include "h5/library.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace orthant::h5::file_test {
namespace {

using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::Not;

void write_sample(const std::filesystem::path& path) {
    File file = create_file(path);
    {
        const Group root = root_group(file);
        Dataset numbers = create_dataset(root, {.name = "numbers", .type = Type::int64, .shape = {1000}});
        write(numbers, std::vector<std::int64_t>(1000, 7));
        numbers.close();
    }
    file.close();
}

template <class Action>
Failure failure_of(Action action) {
    try {
        action();
    } catch (const Failure& failure) {
        return failure;
    }
    ADD_FAILURE() << "nothing was thrown";
    return {"", "", 0};
}

TEST(File, in_memory_can_be_read_and_leaves_nothing) {
    const File file = create_memory_file();
    const File other = create_memory_file();
    const Group root = root_group(file);
    write(create_dataset(root, {.name = "numbers", .type = Type::int64, .shape = {3}}),
          std::vector<std::int64_t>{1, 2, 3});
    EXPECT_EQ(read<std::int64_t>(open_dataset(root, "numbers")), (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_FALSE(contains(root_group(other), "numbers"));
    EXPECT_FALSE(std::filesystem::exists("file in memory 1"));
}

TEST(Library, tells_its_version) {
    EXPECT_THAT(version(), MatchesRegex("[12]\\.[0-9]+\\.[0-9]+"));
}

TEST(File, has_the_same_bytes_for_the_same_content) {
    const test::TempDirectory directory;
    write_sample(directory / "a.h5");
    write_sample(directory / "b.h5");
    const std::string bytes = test::read_file(directory / "a.h5");
    EXPECT_GT(bytes.size(), 500U);
    EXPECT_EQ(bytes, test::read_file(directory / "b.h5"));
}

TEST(File, tells_the_errno_of_a_missing_directory) {
    const test::TempDirectory directory;
    const Failure failure = failure_of([&] { create_file(directory / "nowhere" / "a.h5"); });
    EXPECT_EQ(failure.error_number(), ENOENT);
    EXPECT_EQ(failure.kind(), ErrorKind::storage);
    EXPECT_THAT(failure.what(), HasSubstr("a.h5"));
    EXPECT_THAT(failure.what(), HasSubstr("No such file"));
}

TEST(File, that_is_not_hdf5_or_cut_short_is_one_line_and_no_output) {
    const test::TempDirectory directory;
    test::write_file(directory / "text.h5", "not at all HDF5");
    write_sample(directory / "cut.h5");
    const auto size = std::filesystem::file_size(directory / "cut.h5");
    std::filesystem::resize_file(directory / "cut.h5", size - 1);

    testing::internal::CaptureStderr();
    const Failure foreign = failure_of([&] { open_file(directory / "text.h5"); });
    const Failure cut = failure_of([&] { open_file(directory / "cut.h5"); });
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
    EXPECT_THAT(foreign.what(), HasSubstr("signature"));
    EXPECT_THAT(cut.what(), HasSubstr("truncated"));
    EXPECT_THAT(cut.what(), Not(HasSubstr("\n")));
}

TEST(File, tells_of_handles_left_open_when_it_is_closed) {
    const test::TempDirectory directory;
    File file = create_file(directory / "a.h5");
    Group root = root_group(file);
    EXPECT_THROW(file.close(), Failure);
    EXPECT_FALSE(file.is_open());
}

TEST(Handle, is_empty_after_move_and_after_close) {
    const test::TempDirectory directory;
    File file = create_file(directory / "a.h5");
    File other = std::move(file);
    EXPECT_FALSE(file.is_open());
    ASSERT_TRUE(other.is_open());
    other.close();
    EXPECT_FALSE(other.is_open());
    EXPECT_NO_THROW(other.close());
}

TEST(Handle, closes_what_it_held_when_another_is_moved_in) {
    const test::TempDirectory directory;
    File file = create_file(directory / "a.h5");
    Group group = create_group(root_group(file), "one");
    group = Group();
    EXPECT_NO_THROW(file.close());
}

TEST(Group, lists_links_in_order_of_creation) {
    const test::TempDirectory directory;
    {
        const File file = create_file(directory / "a.h5");
        const Group root = root_group(file);
        create_dataset(root, {.name = "z", .type = Type::int8});
        create_group(root, "m");
        create_dataset(root, {.name = "a", .type = Type::int8});
        EXPECT_TRUE(contains(root, "m"));
        EXPECT_FALSE(contains(root, "mm"));
        EXPECT_THROW(create_group(root, "m"), Failure);
    }
    const File file = open_file(directory / "a.h5");
    EXPECT_EQ(links(root_group(file)),
              (std::vector<Link>{{"z", LinkKind::dataset}, {"m", LinkKind::group}, {"a", LinkKind::dataset}}));
    EXPECT_THROW(open_group(root_group(file), "a"), Failure);
}

}  // namespace
}  // namespace orthant::h5::file_test
