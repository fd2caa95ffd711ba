#include "h5/stored_ranges.hpp"

#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

#include <string>

namespace orthant::h5::stored_ranges_test {
namespace {

std::vector<std::byte> bytes_of(const std::string& text) {
    const auto view = std::as_bytes(std::span(text));
    return {view.begin(), view.end()};
}

TEST(StoredRanges, hold_the_bytes_of_the_list_in_its_order) {
    const test::TempDirectory directory;
    std::string text;
    for (int i = 0; i < 1000; ++i) text += std::to_string(i) + ',';
    std::vector<FileRange> ranges;
    {
        File file = create_file(directory / "a.h5");
        Group root = root_group(file);
        Dataset list = create_dataset(root, {"list", Type::uint8, {text.size()}, {64}, Growth::rows, Filters::none});
        Dataset other = create_dataset(root, {"other", Type::uint8, {64}, {64}, Growth::rows, Filters::none});
        const auto bytes = bytes_of(text);
        write_rows(list, 0, std::span(bytes).first(640));
        write(other, bytes_of(std::string(64, 'x')));
        other.close();
        write_rows(list, 640, std::span(bytes).subspan(640));
        ranges = stored_ranges(list);
        list.close();
        root.close();
        file.close();
    }
    const std::string stored = test::read_file(directory / "a.h5");
    std::string found;
    std::uint64_t end = 0;
    for (const FileRange& range : ranges) {
        EXPECT_GT(range.offset, end) << "neighbours are one range";
        end = range.offset + range.size;
        found += stored.substr(range.offset, range.size);
    }
    EXPECT_EQ(found, text);
    EXPECT_LT(ranges.size(), text.size() / 64);
}

TEST(StoredRanges, of_an_empty_list_are_none) {
    const test::TempDirectory directory;
    const File file = create_file(directory / "a.h5");
    const Dataset list =
        create_dataset(root_group(file), {"list", Type::uint8, {0}, {64}, Growth::rows, Filters::none});
    EXPECT_TRUE(stored_ranges(list).empty());
}

}  // namespace
}  // namespace orthant::h5::stored_ranges_test
