#include "base/wording.hpp"

#include <gtest/gtest.h>

namespace orthant::wording_test {
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

}  // namespace
}  // namespace orthant::wording_test
