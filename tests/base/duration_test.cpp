#include "base/duration.hpp"

#include <gtest/gtest.h>

namespace orthant::duration_test {
namespace {

TEST(DurationS, reads_a_number_with_or_without_unit) {
    EXPECT_EQ(duration_s("90"), 90);
    EXPECT_EQ(duration_s("90 s"), 90);
    EXPECT_EQ(duration_s("1.5m"), 90);
    EXPECT_EQ(duration_s("1:30"), 90);
}

TEST(DurationS, has_none_for_anything_else) {
    for (const char* text : {"", "0", "0 s", "-1", "s", "90 seconds", "1:2:3:4", " 90"})
        EXPECT_EQ(duration_s(text), std::nullopt) << text;
}

}  // namespace
}  // namespace orthant::duration_test
