#include "data/symmetric_eigen.hpp"

#include "data/double_lanes.hpp"
#include "data/test_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace orthant::data::symmetric_eigen_test {
namespace {

using Cell = std::function<double(std::size_t, std::size_t)>;

SquareMatrix symmetric(std::size_t size, const Cell& cell) {
    SquareMatrix matrix(size);
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j <= i; ++j) matrix.row(i)[j] = matrix.row(j)[i] = cell(i, j);
    return matrix;
}

double largest_entry(const SquareMatrix& matrix) {
    double largest = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i)
        for (std::size_t j = 0; j < matrix.size(); ++j) largest = std::max(largest, std::abs(matrix.row(i)[j]));
    return largest;
}

/// A·v = λ·v, vᵢ·vⱼ = δ, values falling: to some roundings of the largest entry.
void expect_eigen_pairs(std::size_t size, const Cell& cell) {
    const SquareMatrix matrix = symmetric(size, cell);
    const EigenPairs pairs = eigen_pairs(symmetric(size, cell), no_yield);
    const double roundings = 1e-15 * static_cast<double>(size + 4);
    EXPECT_TRUE(std::is_sorted(pairs.values.rbegin(), pairs.values.rend()));
    for (std::size_t k = 0; k < size; ++k) {
        const double* vector = pairs.vectors.row(k);
        for (std::size_t i = 0; i < size; ++i) {
            const double image = dot_product(matrix.row(i), vector, matrix.stride());
            ASSERT_NEAR(image, pairs.values[k] * vector[i], roundings * largest_entry(matrix)) << k << ' ' << i;
            const double product = dot_product(pairs.vectors.row(i), vector, matrix.stride());
            ASSERT_NEAR(product, i == k ? 1 : 0, roundings) << k << ' ' << i;
        }
    }
}

TEST(EigenPairs, are_those_of_random_matrices) {
    for (const std::size_t size : {1, 2, 3, 7, 8, 9, 30, 65, 120}) {
        SCOPED_TRACE(size);
        expect_eigen_pairs(size, random_cell);
    }
}

TEST(EigenPairs, do_not_depend_on_the_unit) {
    for (const double unit : {1e-300, 1e-20, 1e20, 1e300}) {
        SCOPED_TRACE(unit);
        expect_eigen_pairs(12, [unit](std::size_t i, std::size_t j) { return unit * random_cell(i, j); });
    }
}

TEST(EigenPairs, of_degenerate_matrices_are_whole_too) {
    expect_eigen_pairs(20, [](auto, auto) { return 0.0; });
    expect_eigen_pairs(20, [](auto, auto) { return 1.0; });                                 // rank 1
    expect_eigen_pairs(20, [](auto i, auto j) { return i == j ? 3.0 : 0.0; });              // all equal
    expect_eigen_pairs(20, [](auto i, auto j) { return i == j ? 1.0 + double(i) : 0.0; });  // diagonal
    expect_eigen_pairs(20, [](auto i, auto j) { return i / 5 == j / 5 ? random_cell(i % 5, j % 5) : 0.0; });
    expect_eigen_pairs(20, [](auto i, auto j) { return std::pow(10.0, -double(i + j)); });  // graded, rank 1
    expect_eigen_pairs(20, [](auto i, auto j) { return random_cell(i, 0) * random_cell(j, 0) * 1e-170; });
}

TEST(EigenPairs, of_a_chain_are_the_known_cosines) {
    constexpr std::size_t size = 40;
    const EigenPairs pairs =
        eigen_pairs(symmetric(size, [](auto i, auto j) { return i == j       ? 2.0
                                                                : i - j == 1 ? -1.0
                                                                             : 0.0; }), no_yield);
    for (std::size_t k = 0; k < size; ++k) {
        const double angle = M_PI * static_cast<double>(size - k) / static_cast<double>(size + 1);
        EXPECT_NEAR(pairs.values[k], 2 - 2 * std::cos(angle), 1e-14);
    }
}

TEST(EigenPairs, of_no_rows_are_none) {
    EXPECT_TRUE(eigen_pairs(SquareMatrix(0), no_yield).values.empty());
}

TEST(EigenPairs, yields_on_the_way) {
    int yields = 0;
    eigen_pairs(symmetric(150, random_cell), [&] { ++yields; });
    EXPECT_GE(yields, 20);
}

}  // namespace
}  // namespace orthant::data::symmetric_eigen_test
