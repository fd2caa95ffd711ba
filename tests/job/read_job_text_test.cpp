#include "job/parse.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"
#include "support/unprivileged.hpp"

#include <gtest/gtest.h>

namespace orthant::job::helpers::read_job_text_test {
namespace {

using orthant::test::TempDirectory;
using orthant::test::Unprivileged;
using orthant::test::write_file;

constexpr std::size_t limit_bytes = std::size_t{4} << 20;

std::string reading_error(const std::filesystem::path& path) {
    try {
        read_job_text(path);
    } catch (const Error& error) {
        return error.kind() == ErrorKind::job ? error.what() : "an Error of another kind";
    }
    return "no error";
}

TEST(ReadJobText, gives_the_bytes_as_they_are) {
    const TempDirectory directory;
    const std::string bytes("a\r\n\0\xff", 5);
    write_file(directory / "a.toml", bytes);
    EXPECT_EQ(read_job_text(directory / "a.toml"), bytes);
    write_file(directory / "empty.toml", "");
    EXPECT_EQ(read_job_text(directory / "empty.toml"), "");
}

TEST(ReadJobText, refuses_what_is_missing_or_a_directory) {
    EXPECT_EQ(reading_error("no/such.toml"),
              "cannot read the job file \"no/such.toml\" (No such file or directory); check the path");
    EXPECT_EQ(reading_error("/"), "cannot read the job file \"/\" (it is a directory); name a job file inside it");
}

TEST(ReadJobText, refuses_what_it_may_not_read) {
    const TempDirectory directory;
    write_file(directory / "a.toml", "x = 1");
    std::filesystem::permissions(directory.path(), std::filesystem::perms{0755});
    std::filesystem::permissions(directory / "a.toml", std::filesystem::perms::none);
    const Unprivileged ordinary_user;
    EXPECT_NE(reading_error(directory / "a.toml").find("(Permission denied); make it readable"), std::string::npos);
}

TEST(ReadJobText, stops_at_16_mebibytes) {
    const TempDirectory directory;
    const auto path = directory / "a.toml";
    write_file(path, "");
    std::filesystem::resize_file(path, limit_bytes);
    EXPECT_EQ(read_job_text(path).size(), limit_bytes);
    std::filesystem::resize_file(path, limit_bytes + 1);
    EXPECT_NE(reading_error(path).find("(it is larger than 4 MiB)"), std::string::npos);
}

}  // namespace
}  // namespace orthant::job::helpers::read_job_text_test
