#include "data/panels.hpp"

#include "data/test_table.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::data::panels_test {
namespace {

/// One chain of fused steps.
double naive_product(std::size_t i, std::size_t j, std::size_t depth) {
    double sum = 0;
    for (std::size_t k = 0; k < depth; ++k) sum = std::fma(random_cell(i, k), random_cell(j, k), sum);
    return sum;
}

TEST(Panels, multiply_as_one_chain_per_product_bit_for_bit) {
    for (const std::size_t vectors : {1, 5, 8, 13, 24, 31}) {
        Panels panels(vectors, 20);
        for (std::size_t i = 0; i < vectors; ++i)
            for (std::size_t k = 0; k < 20; ++k) panels.at(i, k) = random_cell(i, k);
        SquareMatrix sums(vectors);
        int yields = 0;
        add_products(panels, 17, sums, [&] { ++yields; });
        for (std::size_t i = 0; i < vectors; ++i)
            for (std::size_t j = i; j < vectors; ++j) EXPECT_EQ(sums.row(i)[j], naive_product(i, j, 17));
        EXPECT_EQ(yields, static_cast<int>(panels.count()));
    }
}

TEST(Panels, add_to_what_is_there) {
    Panels panels(2, 1);
    panels.at(0, 0) = 3;
    panels.at(1, 0) = 5;
    SquareMatrix sums(2);
    add_products(panels, 1, sums, no_yield);
    add_products(panels, 1, sums, no_yield);
    EXPECT_EQ(sums.row(0)[0], 18);
    EXPECT_EQ(sums.row(0)[1], 30);
    EXPECT_EQ(sums.row(1)[1], 50);
}

TEST(DotProduct, is_eight_chains_in_the_order_of_sum_of_lanes) {
    AlignedArray<double> a(24);
    AlignedArray<double> b(24);
    double chains[8] = {};
    for (std::size_t k = 0; k < 24; ++k) {
        a[k] = random_cell(0, k);
        b[k] = random_cell(1, k);
        chains[k % 8] = std::fma(a[k], b[k], chains[k % 8]);
    }
    const double expected =
        ((chains[0] + chains[4]) + (chains[2] + chains[6])) + ((chains[1] + chains[5]) + (chains[3] + chains[7]));
    EXPECT_EQ(dot_product(a.data(), b.data(), 24), expected);
}

}  // namespace
}  // namespace orthant::data::panels_test
