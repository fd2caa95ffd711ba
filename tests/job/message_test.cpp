#include "job/message.hpp"

#include <gtest/gtest.h>

namespace orthant::job::message_test {
namespace {

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
}  // namespace orthant::job::message_test
