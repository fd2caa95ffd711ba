#include "base/human_bytes.hpp"

#include <gtest/gtest.h>

namespace orthant::human_bytes_test {
namespace {

TEST(HumanBytes, has_two_or_three_digits_and_a_unit) {
    EXPECT_EQ(human_bytes(0), "0 B");
    EXPECT_EQ(human_bytes(999), "999 B");
    EXPECT_EQ(human_bytes(1000), "1.0 kB");
    EXPECT_EQ(human_bytes(9949), "9.9 kB");
    EXPECT_EQ(human_bytes(9960), "10 kB");
    EXPECT_EQ(human_bytes(38.4e6), "38 MB");
    EXPECT_EQ(human_bytes(999.6e6), "1.0 GB");
    EXPECT_EQ(human_bytes(1.25e12), "1.2 TB");
    EXPECT_EQ(human_bytes(5e21), "5000 EB");
}

}  // namespace
}  // namespace orthant::human_bytes_test
