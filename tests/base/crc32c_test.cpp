#include "base/crc32c.hpp"

#include <gtest/gtest.h>

#include <random>

namespace orthant::crc32c_test {
namespace {

ByteView bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

Bytes random_bytes(std::size_t count, unsigned seed) {
    std::mt19937 engine(seed);
    Bytes bytes(count);
    for (std::byte& byte : bytes) byte = static_cast<std::byte>(engine() & 0xff);
    return bytes;
}

/// One bit at a time, straight from the polynomial.
std::uint32_t crc32c_by_definition(ByteView bytes) {
    std::uint32_t remainder = 0xffffffff;
    for (const std::byte byte : bytes) {
        remainder ^= static_cast<std::uint32_t>(byte);
        for (int bit = 0; bit < 8; ++bit) remainder = (remainder >> 1) ^ ((remainder & 1) * 0x82F63B78u);
    }
    return ~remainder;
}

TEST(Crc32c, gives_the_check_values_of_rfc_3720) {
    EXPECT_EQ(crc32c(bytes_of("123456789")), 0xE3069283u);
    EXPECT_EQ(crc32c_by_table(bytes_of("123456789")), 0xE3069283u);
    const Bytes zeros(32, std::byte{0});
    EXPECT_EQ(crc32c(zeros), 0x8A9136AAu);
    const Bytes ones(32, std::byte{0xff});
    EXPECT_EQ(crc32c_by_table(ones), 0x62A8AB43u);
    EXPECT_EQ(crc32c({}), 0u);
}

TEST(Crc32c, both_paths_equal_the_definition_at_every_length_and_alignment) {
    const Bytes bytes = random_bytes(300, 1);
    for (std::size_t shift = 0; shift < 9; ++shift) {
        for (std::size_t length = 0; length + shift <= 80; ++length) {
            const ByteView piece = ByteView(bytes).subspan(shift, length);
            const std::uint32_t expected = crc32c_by_definition(piece);
            ASSERT_EQ(crc32c(piece), expected) << "shift " << shift << " length " << length;
            ASSERT_EQ(crc32c_by_table(piece), expected) << "shift " << shift << " length " << length;
        }
    }
}

TEST(Crc32c, both_paths_agree_on_long_random_pieces_and_salts) {
    const Bytes bytes = random_bytes(100'000, 2);
    std::mt19937 engine(3);
    for (int trial = 0; trial < 200; ++trial) {
        const std::size_t from = engine() % bytes.size();
        const std::size_t length = engine() % (bytes.size() - from);
        const auto salt = static_cast<std::uint32_t>(engine());
        const ByteView piece = ByteView(bytes).subspan(from, length);
        ASSERT_EQ(crc32c(piece, salt), crc32c_by_table(piece, salt));
    }
}

TEST(Crc32c, pieces_make_the_whole) {
    const Bytes bytes = random_bytes(1000, 4);
    const ByteView view = bytes;
    for (std::size_t cut = 0; cut <= bytes.size(); cut += 37) {
        EXPECT_EQ(crc32c(view.subspan(cut), crc32c(view.first(cut))), crc32c(view));
        EXPECT_EQ(crc32c_by_table(view.subspan(cut), crc32c_by_table(view.first(cut))), crc32c(view));
    }
}

TEST(Crc32c, another_salt_always_gives_another_checksum) {
    const Bytes bytes = random_bytes(64, 5);
    for (std::uint32_t bit = 0; bit < 32; ++bit) EXPECT_NE(crc32c(bytes, 7), crc32c(bytes, 7u ^ (1u << bit)));
}

}  // namespace
}  // namespace orthant::crc32c_test
