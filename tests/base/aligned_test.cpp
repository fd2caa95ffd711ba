#include "base/aligned.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace orthant::aligned_test {
namespace {

std::size_t past_cache_line(const void* address) {
    return reinterpret_cast<std::uintptr_t>(address) % cache_line_bytes;
}

TEST(Padded, rounds_up_to_whole_cache_lines) {
    EXPECT_EQ(padded<double>(0), 0u);
    EXPECT_EQ(padded<double>(1), 8u);
    EXPECT_EQ(padded<double>(8), 8u);
    EXPECT_EQ(padded<double>(9), 16u);
    EXPECT_EQ(padded<float>(17), 32u);
}

TEST(AlignedArray, starts_on_a_cache_line_and_is_zero) {
    for (const std::size_t count : {1u, 7u, 64u, 1000u}) {
        AlignedArray<double> array(count, 0);
        EXPECT_EQ(past_cache_line(array.data()), 0u);
        EXPECT_EQ(array.size(), count);
        EXPECT_TRUE(std::all_of(array.data(), array.data() + padded<double>(count), [](double x) { return x == 0; }));
    }
}

TEST(AlignedArray, starts_past_a_cache_line_by_the_shift) {
    for (const std::size_t shift : {8u, 16u, 24u, 40u, 56u}) {
        AlignedArray<double> array(5, shift);
        EXPECT_EQ(past_cache_line(array.data()), shift);
        array[4] = 3;
        EXPECT_EQ(array.span().back(), 3);
    }
}

TEST(AlignedArray, keeps_its_values_when_moved) {
    AlignedArray<std::int32_t> from(3);
    from[2] = 7;
    const AlignedArray<std::int32_t> to = std::move(from);
    EXPECT_EQ(to[2], 7);
}

}  // namespace
}  // namespace orthant::aligned_test
