#include "base/bytes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace orthant::bytes_test {
namespace {

TEST(ByteWriter, puts_values_little_endian) {
    ByteWriter out;
    out.put(std::uint32_t{0x01020304});
    ASSERT_EQ(out.size(), 4u);
    EXPECT_EQ(out.view()[0], std::byte{4});
    EXPECT_EQ(out.view()[3], std::byte{1});
}

TEST(ByteWriter, varints_take_seven_bits_a_byte) {
    const auto length = [](std::uint64_t value) {
        ByteWriter out;
        out.put_varint(value);
        return out.size();
    };
    EXPECT_EQ(length(0), 1u);
    EXPECT_EQ(length(127), 1u);
    EXPECT_EQ(length(128), 2u);
    EXPECT_EQ(length(16'383), 2u);
    EXPECT_EQ(length(16'384), 3u);
    EXPECT_EQ(length(std::numeric_limits<std::uint64_t>::max()), 10u);
}

TEST(ByteReader, reads_back_all_that_was_written) {
    const std::array<double, 3> numbers{1.5, -0.0, std::numeric_limits<double>::infinity()};
    ByteWriter out;
    out.put(std::int16_t{-7});
    for (const std::uint64_t value : {0ull, 127ull, 128ull, 1ull << 35, ~0ull}) out.put_varint(value);
    out.put_text("αβ");
    out.put_text("");
    out.put_all(std::span<const double>(numbers));
    const Bytes bytes = out.take();

    ByteReader in(bytes);
    EXPECT_EQ(in.get<std::int16_t>(), -7);
    for (const std::uint64_t value : {0ull, 127ull, 128ull, 1ull << 35, ~0ull}) EXPECT_EQ(in.get_varint(), value);
    EXPECT_EQ(in.get_text(), "αβ");
    EXPECT_EQ(in.get_text(), "");
    std::array<double, 3> read{};
    in.get_all(std::span<double>(read));
    EXPECT_EQ(read, numbers);
    EXPECT_TRUE(std::signbit(read[1]));
    EXPECT_TRUE(in.at_end());
}

TEST(ByteReader, refuses_bytes_cut_at_any_place) {
    ByteWriter out;
    out.put_varint(300);
    out.put_text("text");
    out.put(1.0);
    const Bytes whole = out.take();
    const auto read_all = [](ByteView bytes) {
        ByteReader in(bytes);
        in.get_varint();
        in.get_text();
        in.get<double>();
    };
    EXPECT_NO_THROW(read_all(whole));
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_THROW(read_all(ByteView(whole).first(length)), MalformedBytes) << length;
}

TEST(ByteReader, refuses_numbers_past_64_bits_and_lengths_past_the_end) {
    const Bytes endless(11, std::byte{0xFF});
    EXPECT_THROW(ByteReader(endless).get_varint(), MalformedBytes);
    ByteWriter out;
    out.put_varint(~std::uint64_t{0});
    EXPECT_THROW(ByteReader(out.view()).get_blob(), MalformedBytes);
    EXPECT_THROW(ByteReader(out.view()).take(11), MalformedBytes);
}

}  // namespace
}  // namespace orthant::bytes_test
