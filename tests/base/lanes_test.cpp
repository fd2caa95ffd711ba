#include "base/lanes.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>

namespace orthant::lanes_test {
namespace {

const U64Lanes words{0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xdead00000002, ~std::uint64_t{0}, 0x123456789abcdef0};

TEST(Lanes, multiply_the_low_halves_only) {
    const U64Lanes unsigned_products = multiply_low_halves(words, words);
    const I64Lanes signed_products = multiply_signed_low_halves(words, words);
    for (std::size_t i = 0; i < lane_count; ++i) {
        const auto low = static_cast<std::uint32_t>(words[i]);
        const auto signed_low = std::int64_t{static_cast<std::int32_t>(low)};
        EXPECT_EQ(unsigned_products[i], std::uint64_t{low} * low);
        EXPECT_EQ(signed_products[i], signed_low * signed_low);
    }
}

TEST(Lanes, signs_of_low_halves_are_heeded) {
    const I64Lanes products = multiply_signed_low_halves(splat(std::uint64_t{0xfffffffd}), splat(std::uint64_t{5}));
    EXPECT_EQ(products[0], -15);
    EXPECT_EQ(products[7], -15);
}

TEST(Lanes, convert_low_halves_exactly) {
    const F64Lanes values = low_halves_to_double(words);
    for (std::size_t i = 0; i < lane_count; ++i)
        EXPECT_EQ(values[i], static_cast<double>(static_cast<std::uint32_t>(words[i])));
}

TEST(Lanes, fuse_products_with_one_rounding) {
    const double x = 1 + 0x1p-30;
    const F64Lanes fused_lanes = fused(splat(x), splat(x), splat(-1.0));
    EXPECT_EQ(fused_lanes[3], std::fma(x, x, -1.0));
    EXPECT_NE(fused_lanes[3], x * x - 1.0);
}

TEST(Lanes, load_and_store_at_any_address) {
    std::array<double, 2 * lane_count> values{};
    for (std::size_t i = 0; i < lane_count; ++i) values[3 + i] = static_cast<double>(i);
    std::array<double, 2 * lane_count> copy{};
    store(&copy[5], load(&values[3]));
    EXPECT_EQ(copy[4], 0);
    for (std::size_t i = 0; i < lane_count; ++i) EXPECT_EQ(copy[5 + i], static_cast<double>(i));
    EXPECT_EQ(copy[13], 0);
}

TEST(Lanes, roots_signs_and_sums) {
    const F64Lanes values{1, 4, 9, 16, 25, 36, 49, 2};
    EXPECT_EQ(square_root(values)[6], 7);
    EXPECT_EQ(square_root(values)[7], std::sqrt(2.0));
    EXPECT_EQ(sum_of_lanes(values), 142);
    EXPECT_EQ(with_sign_of(values, splat(-1.0))[2], -9);
    EXPECT_EQ(magnitude(-values)[2], 9);
    const F64Lanes uneven{1e16, 1, -1e16, 0, 0, 0, 0, 3};
    EXPECT_EQ(sum_of_lanes(uneven), ((1e16 + 0) + (-1e16 + 0.0)) + ((1.0 + 0) + (0.0 + 3)));
}

}  // namespace
}  // namespace orthant::lanes_test
