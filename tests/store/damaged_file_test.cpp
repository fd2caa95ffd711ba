#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/result_reader.hpp"
#include "store/sample.hpp"
#include "store/seal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store::damaged_file_test {
namespace {

using sample::Sample;

/// Reads all that can be read. Whatever is wrong must be an Error of the storage family: true when it was.
bool is_refused(const std::filesystem::path& path) {
    try {
        const ResultReader reader(path);
        reader.axes();
        reader.overrides();
        reader.provenance();
        reader.totals();
        reader.shard();
        reader.failed_tasks();
        for (const std::string& name : reader.variables()) reader.variable(name);
        test::read_all(*reader.records());
        return false;
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::storage);
        EXPECT_THAT(error.what(), ::testing::HasSubstr(path.native()));
        EXPECT_THAT(error.what(), ::testing::Not(::testing::HasSubstr("\n")));
        return true;
    }
}

/// With small data sets (not protected by sums) and large ones.
std::string whole_file(const std::filesystem::path& path) {
    Sample sample(1, {0, 2});
    for (std::uint64_t task = 2; task < 800; ++task) sample.add_task(6, task, task % 9 == 0 ? "diverged" : "");
    sample.write(path);
    return test::read_file(path);
}

TEST(DamagedFile, cut_short_anywhere_is_refused) {
    const test::TempDirectory directory;
    const std::string bytes = whole_file(directory / "a.h5");
    ASSERT_FALSE(is_refused(directory / "a.h5"));
    testing::internal::CaptureStderr();
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t content = sample::content_of(bytes).size();
        const std::size_t size = i < 100 ? content * i / 100 : content - 1 - (i - 100) * 7;
        test::write_file(directory / "cut.h5", bytes.substr(0, size));
        EXPECT_TRUE(is_refused(directory / "cut.h5")) << "cut to " << size << " of " << bytes.size();
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(DamagedFile, with_a_flipped_bit_anywhere_is_refused) {
    const test::TempDirectory directory;
    const std::string bytes = whole_file(directory / "a.h5");
    testing::internal::CaptureStderr();
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t content = sample::content_of(bytes).size();
        const std::size_t at = i == 0 ? content - 1 : hash64("where", i) % content;
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (i % 8)));
        test::write_file(directory / "flipped.h5", damaged);
        EXPECT_TRUE(is_refused(directory / "flipped.h5")) << "byte " << at << " of " << bytes.size();
    }
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(DamagedFile, with_a_damaged_seal_is_refused_without_one_it_is_read) {
    const test::TempDirectory directory;
    const std::string bytes = whole_file(directory / "a.h5");
    ASSERT_EQ(bytes.size(), sample::content_of(bytes).size() + sizeof(h5::FileRange) + seal_end_bytes)
        << "the records stand in one range";
    for (std::size_t i = 0; i < sizeof(h5::FileRange) + seal_end_bytes; ++i) {
        std::string damaged = bytes;
        damaged[bytes.size() - 1 - i] ^= 1;
        test::write_file(directory / "flipped.h5", damaged);
        EXPECT_TRUE(is_refused(directory / "flipped.h5")) << i;
    }
    test::write_file(directory / "bare.h5", sample::content_of(bytes));
    EXPECT_FALSE(is_refused(directory / "bare.h5")) << "as other programs leave it";
}

TEST(DamagedFile, with_a_damaged_record_tells_so_when_it_is_read) {
    const test::TempDirectory directory;
    std::string bytes = whole_file(directory / "a.h5");
    const std::size_t at = bytes.find("record 6.700");
    ASSERT_NE(at, std::string::npos);
    bytes[at] ^= 1;
    test::write_file(directory / "a.h5", bytes);
    const ResultReader reader(directory / "a.h5");
    EXPECT_NO_THROW(reader.variable("mean")) << "the seal does not cover it, so that large files open at once";
    EXPECT_TRUE(is_refused(directory / "a.h5"));
}

}  // namespace
}  // namespace orthant::store::damaged_file_test
