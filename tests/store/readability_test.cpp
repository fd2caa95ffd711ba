#include "store/readability.hpp"

#include "base/hash.hpp"
#include "store/sample.hpp"
#include "store/seal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Bytes that cannot be compressed, so that they stand in the file as they are.
std::string noise(std::size_t bytes) {
    std::string text;
    for (std::uint64_t i = 0; text.size() < bytes; ++i) {
        const std::uint64_t word = hash64("noise", i);
        text.append(reinterpret_cast<const char*>(&word), sizeof word);
    }
    return text;
}

TEST(Readability, of_good_files_is_full) {
    const test::TempDirectory directory;
    sample::Sample(2, {0, 2}).write(directory / "a.h5");
    EXPECT_THAT(unreadable_variables(ResultReader(directory / "a.h5")), IsEmpty());
}

TEST(Readability, names_a_variable_with_a_damaged_chunk_where_no_seal_tells) {
    const test::TempDirectory directory;
    sample::Sample sample(1, {0, 2});
    const std::string record = noise(300'000);
    sample.records.add({.id = {9, 0}}, record);
    sample.write(directory / "a.h5");
    std::string bytes = test::read_file(directory / "a.h5");
    const std::size_t at = bytes.find(record.substr(200'000, 16));
    ASSERT_NE(at, std::string::npos);
    bytes[at] ^= 1;
    test::write_file(directory / "a.h5", bytes.substr(0, bytes.size() - seal_bytes));
    EXPECT_THAT(unreadable_variables(ResultReader(directory / "a.h5")),
                ElementsAre(AllOf(HasSubstr("variable 'records/bytes' cannot be read ("), HasSubstr("hecksum"))));
}

}  // namespace
}  // namespace orthant::store
