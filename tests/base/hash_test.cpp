#include "base/hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace orthant::hash_test {
namespace {

Bytes counting_bytes(std::size_t count) {
    Bytes bytes(count);
    for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::byte>(i % 256);
    return bytes;
}

/// Reference digests: the Python package xxhash, xxh64.
TEST(Hash64, agrees_with_the_reference) {
    EXPECT_EQ(hash64(""), 0xef46db3751d8e999u);
    EXPECT_EQ(hash64("a"), 0xd24ec4f1a98c6e5bu);
    EXPECT_EQ(hash64("abc"), 0x44bc2cf5ad770999u);
    EXPECT_EQ(hash64("Orthant"), 0x76285b867e7ed323u);
    EXPECT_EQ(hash64(counting_bytes(31)), 0xc346d2b59b4d8ee1u);
    EXPECT_EQ(hash64(counting_bytes(32)), 0xcbf59c5116ff32b4u);
    EXPECT_EQ(hash64(counting_bytes(33)), 0x0c535d1acafb8eadu);
    EXPECT_EQ(hash64(counting_bytes(1000)), 0x6ef436b00eba4078u);
}

TEST(Hash64, agrees_with_the_reference_under_a_seed) {
    constexpr std::uint64_t seed = 2654435761;
    EXPECT_EQ(hash64("", seed), 0xac75fda2929b17efu);
    EXPECT_EQ(hash64("abc", seed), 0x1318df30094a85fdu);
    EXPECT_EQ(hash64(counting_bytes(32), seed), 0x7181354774e0d600u);
    EXPECT_EQ(hash64(counting_bytes(1000), seed), 0x5697daf2ccbfc5fbu);
}

TEST(Hash64, does_not_see_how_the_bytes_were_cut) {
    const Bytes bytes = counting_bytes(100);
    const std::uint64_t whole = hash64(bytes);
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        Hash64 hash;
        for (std::size_t i = 0; i < bytes.size(); i += piece)
            hash.add(ByteView(bytes).subspan(i, std::min(piece, bytes.size() - i)));
        EXPECT_EQ(hash.digest(), whole) << "pieces of " << piece;
    }
}

TEST(Hex, writes_sixteen_digits) {
    EXPECT_EQ(hex(0), "0000000000000000");
    EXPECT_EQ(hex(0x00ab5678cdef01e2u), "00ab5678cdef01e2");
}

}  // namespace
}  // namespace orthant::hash_test
