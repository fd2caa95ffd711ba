#include "job/message.hpp"

#include <gtest/gtest.h>

namespace orthant::job {
namespace {

TEST(Printable, escapes_what_a_terminal_would_obey) {
    EXPECT_EQ(printable("a\tb\r\n\x1b[0m\x7f", 99), "a\\tb\\r\\n\\x1B[0m\\x7F");
    EXPECT_EQ(printable("\xc2\x9b", 99), "\\u009B");
    EXPECT_EQ(printable("\xc2\xa0", 99), "\xc2\xa0");
    EXPECT_EQ(printable(std::string("a\0b", 3), 99), "a\\x00b");
}

TEST(Printable, escapes_bytes_that_are_not_utf8) {
    EXPECT_EQ(printable("M\xfcller \xc3", 99), "M\\xFCller \\xC3");
    EXPECT_EQ(printable("größe 𝄞", 99), "größe 𝄞");
}

TEST(Printable, cuts_between_characters) {
    EXPECT_EQ(printable("ééé", 3), "ééé");
    EXPECT_EQ(printable("ééé", 2), "éé…");
}

TEST(KeyText, quotes_where_toml_must) {
    EXPECT_EQ(key_text("a-B_9"), "a-B_9");
    EXPECT_EQ(key_text("a.b"), "\"a.b\"");
    EXPECT_EQ(key_text(""), "\"\"");
}

TEST(PlaceText, has_lines_only_in_files) {
    const auto source = std::make_shared<const std::string>("a.toml");
    EXPECT_EQ((Place{source, 3, 5}.text()), "a.toml:3:5");
    EXPECT_EQ((Place{source}.text()), "a.toml");
    EXPECT_EQ(std::string(job_error({source, 1, 2}, "", "bad").what()), "a.toml:1:2: bad");
    EXPECT_EQ(std::string(job_error({source, 1, 2}, "D", "bad").what()), "a.toml:1:2: D: bad");
}

}  // namespace
}  // namespace orthant::job
