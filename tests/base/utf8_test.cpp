#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace orthant::utf8_test {
namespace {

TEST(Utf8Length, knows_the_first_and_last_of_each_length) {
    EXPECT_EQ(utf8_length("\x7f"), 1u);
    EXPECT_EQ(utf8_length("\xc2\x80"), 2u);
    EXPECT_EQ(utf8_length("\xdf\xbf"), 2u);
    EXPECT_EQ(utf8_length("\xe0\xa0\x80"), 3u);
    EXPECT_EQ(utf8_length("\xef\xbf\xbf"), 3u);
    EXPECT_EQ(utf8_length("\xf0\x90\x80\x80"), 4u);
    EXPECT_EQ(utf8_length("\xf4\x8f\xbf\xbf"), 4u);
}

TEST(Utf8Length, refuses_what_lies_just_outside) {
    for (const char* bad : {"\x80", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
                            "\xf5\x80\x80\x80", "\xc3", "\xe2\x82", "\xe2\x82\x41", "\xc3\xc3", "\xff", ""})
        EXPECT_EQ(utf8_length(bad), 0u) << bad;
}

TEST(FirstBadByte, finds_nul_and_broken_characters) {
    EXPECT_EQ(first_bad_byte("größe\n"), std::nullopt);
    EXPECT_EQ(first_bad_byte(std::string("ab\0c", 4)), 2u);
    EXPECT_EQ(first_bad_byte("é\xff"), 2u);
}

TEST(PositionOf, counts_lines_and_characters) {
    const std::string text = "é\nab\xff";
    EXPECT_EQ(position_of(text, 0).column, 1u);
    EXPECT_EQ(position_of(text, 2).column, 2u);
    EXPECT_EQ(position_of(text, 5).line, 2u);
    EXPECT_EQ(position_of(text, 5).column, 3u);
}

}  // namespace
}  // namespace orthant::utf8_test
