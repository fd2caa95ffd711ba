#include "data/digest.hpp"

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "support/temp_directory.hpp"
#include "support/unprivileged.hpp"

#include <gtest/gtest.h>

namespace orthant::data::digest_test {
namespace {

using test::TempDirectory;
using test::write_file;

std::string digest_error(const std::vector<std::filesystem::path>& files) {
    try {
        data_digest(files);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
    }
    return "no error";
}

TEST(DataDigest, is_zero_for_no_files) {
    EXPECT_EQ(data_digest({}), 0u);
}

TEST(DataDigest, is_the_hash_of_contents_and_sizes) {
    const TempDirectory directory;
    const std::string long_content(3'000'001, 'x');  // more than one piece, and not a whole number of them
    write_file(directory / "a", long_content);
    write_file(directory / "b", "b");
    ByteWriter expected;
    expected.append(std::as_bytes(std::span(long_content)));
    expected.put(std::uint64_t{3'000'001});
    expected.put('b');
    expected.put(std::uint64_t{1});
    EXPECT_EQ(data_digest({directory / "a", directory / "b"}), hash64(expected.view()));
}

TEST(DataDigest, depends_on_content_order_and_borders_but_not_on_names) {
    const TempDirectory directory;
    write_file(directory / "ab", "ab");
    write_file(directory / "c", "c");
    write_file(directory / "a", "a");
    write_file(directory / "bc", "bc");
    write_file(directory / "other", "c");
    const std::uint64_t digest = data_digest({directory / "ab", directory / "c"});
    EXPECT_NE(digest, data_digest({directory / "c", directory / "ab"}));
    EXPECT_NE(digest, data_digest({directory / "a", directory / "bc"}));
    EXPECT_NE(digest, data_digest({directory / "ab"}));
    EXPECT_EQ(digest, data_digest({directory / "ab", directory / "other"}));
}

TEST(DataDigest, refuses_files_it_cannot_use) {
    const TempDirectory directory;
    write_file(directory / "good", "1");
    write_file(directory / "empty", "");
    const std::string name = (directory / "empty").string();
    EXPECT_EQ(digest_error({directory / "good", "no/such.csv"}),
              "cannot use the data file 'no/such.csv' (No such file or directory); check the path");
    EXPECT_EQ(digest_error({directory / "good", "/"}),
              "cannot use the data file '/' (it is a directory); name a file inside it");
    EXPECT_EQ(digest_error({directory / "empty"}),
              "cannot use the data file '" + name + "' (it is empty); check how it was made");
    EXPECT_EQ(digest_error({"/dev/null"}),
              "cannot use the data file '/dev/null' (it is not a regular file); copy the data to a file");
}

TEST(DataDigest, refuses_files_it_may_not_read) {
    const TempDirectory directory;
    write_file(directory / "a", "1");
    std::filesystem::permissions(directory.path(), std::filesystem::perms{0755});
    std::filesystem::permissions(directory / "a", std::filesystem::perms::none);
    const test::Unprivileged ordinary_user;
    EXPECT_NE(digest_error({directory / "a"}).find("(Permission denied); make it readable"), std::string::npos);
}

}  // namespace
}  // namespace orthant::data::digest_test
