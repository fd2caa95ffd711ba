#include "store/readability.hpp"

#include "base/hash.hpp"
#include "store/sample.hpp"
#include "store/seal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::store::readability_test {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(Readability, of_good_files_is_full) {
    const test::TempDirectory directory;
    sample::Sample(2, {0, 2}).write(directory / "a.h5");
    EXPECT_THAT(unreadable_variables(ResultReader(directory / "a.h5")), IsEmpty());
}

TEST(Readability, names_a_variable_with_a_damaged_chunk_where_no_seal_tells) {
    const test::TempDirectory directory;
    sample::Sample sample(1, {0, 2});
    std::string low_bytes;  // of digests, which cannot be compressed: shuffled, they stand in the file side by side
    for (std::uint64_t task = 0; task < 4096; ++task) {
        const std::string record = std::to_string(task);
        sample.records.add({.id = {9, task}}, record);
        low_bytes.push_back(static_cast<char>(hash64(record) & 255));
    }
    sample.write(directory / "a.h5");
    std::string bytes = test::read_file(directory / "a.h5");
    const std::size_t at = bytes.find(low_bytes.substr(2000, 16));
    ASSERT_NE(at, std::string::npos);
    bytes[at] ^= 1;
    test::write_file(directory / "a.h5", sample::content_of(bytes));
    EXPECT_THAT(unreadable_variables(ResultReader(directory / "a.h5")),
                ElementsAre(AllOf(HasSubstr("variable 'run/digest' cannot be read ("), HasSubstr("hecksum"))));
}

}  // namespace
}  // namespace orthant::store::readability_test
