#include "h5/text.hpp"

#include <gtest/gtest.h>

namespace orthant::h5::text_test {
namespace {

const std::string mark = "\xEF\xBF\xBD";

TEST(ValidUtf8, leaves_valid_text_as_it_is) {
    for (const std::string text : {"", "plain", "größer", "–", "\xF0\x9F\x8E\xB2", "\xED\x9F\xBF", "\xEE\x80\x80",
                                   "\xF4\x8F\xBF\xBF", "\xC2\x80", "\xE0\xA0\x80", "\xF0\x90\x80\x80"})
        EXPECT_EQ(valid_utf8(text), text);
}

TEST(ValidUtf8, marks_each_byte_that_is_none) {
    EXPECT_EQ(valid_utf8("a\xFFz"), "a" + mark + "z");
    EXPECT_EQ(valid_utf8("\x80"), mark);
    EXPECT_EQ(valid_utf8("\xC1\xBF"), mark + mark) << "overlong";
    EXPECT_EQ(valid_utf8("\xE0\x9F\xBF"), mark + mark + mark) << "overlong";
    EXPECT_EQ(valid_utf8("\xED\xA0\x80"), mark + mark + mark) << "surrogate";
    EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80"), mark + mark + mark + mark) << "past U+10FFFF";
    EXPECT_EQ(valid_utf8("\xE2\x82"), mark + mark) << "cut short";
    EXPECT_EQ(valid_utf8("\xC3("), mark + "(");
}

TEST(ValidUtf8, marks_nul_which_would_end_the_text) {
    EXPECT_EQ(valid_utf8(std::string("a\0b", 3)), "a" + mark + "b");
}

}  // namespace
}  // namespace orthant::h5::text_test
