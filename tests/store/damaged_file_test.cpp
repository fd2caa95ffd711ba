#include "base/error.hpp"
#include "base/hash.hpp"
#include "store/result_reader.hpp"
#include "store/sample.hpp"
#include "store/seal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store {
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
        const std::size_t content = bytes.size() - seal_bytes;
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
        const std::size_t at =
            i == 0 ? bytes.size() - seal_bytes - 1 : hash64("where", i) % (bytes.size() - seal_bytes);
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
    for (std::size_t i = 0; i < seal_bytes; ++i) {
        std::string damaged = bytes;
        damaged[bytes.size() - 1 - i] ^= 1;
        test::write_file(directory / "flipped.h5", damaged);
        EXPECT_TRUE(is_refused(directory / "flipped.h5")) << i;
    }
    test::write_file(directory / "bare.h5", bytes.substr(0, bytes.size() - seal_bytes));
    EXPECT_FALSE(is_refused(directory / "bare.h5")) << "as other programs leave it";
}

}  // namespace
}  // namespace orthant::store
