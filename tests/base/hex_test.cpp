#include "base/hex.hpp"

#include <gtest/gtest.h>

namespace orthant::hex_test {
namespace {

TEST(Hex, writes_every_byte_in_two_digits) {
    EXPECT_EQ(to_hex(Bytes{std::byte{0x00}, std::byte{0x0a}, std::byte{0xf0}, std::byte{0xff}}), "000af0ff");
    EXPECT_EQ(to_hex({}), "");
}

TEST(Hex, reads_back_what_it_wrote) {
    Bytes all(256);
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::byte>(i);
    EXPECT_EQ(from_hex(to_hex(all)), all);
    EXPECT_TRUE(from_hex("").empty());
}

TEST(Hex, refuses_what_it_would_not_write) {
    for (const char* bad : {"0", "00f", "0g", "0x10", "AB", " 1", "0\n"})
        EXPECT_THROW(from_hex(bad), MalformedBytes) << bad;
}

}  // namespace
}  // namespace orthant::hex_test
