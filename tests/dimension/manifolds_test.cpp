#include "studies/dimension/manifolds.hpp"

#include "base/contract.hpp"
#include "dimension/naive_twin.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace orthant::dimension::manifolds_test {
namespace {

using neighbours::PaddedRows;

constexpr std::uint64_t key = 11;
constexpr std::uint64_t set = 5;

PaddedRows drawn(const ManifoldShape& shape, std::size_t rows) {
    Pacer pacer([] {});
    return draw_manifold(shape, rows, key, set, pacer);
}

double word(std::uint64_t row, std::uint64_t column) {
    return unit_interval(RandomStream(key, set, StreamId{0}).block(row + (column / 4 << 32))[column % 4]);
}

double squared_distance(std::span<const double> a, std::span<const double> b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

TEST(Manifold, is_known_by_its_name) {
    EXPECT_EQ(manifold_named("gaussian"), Manifold::gaussian);
    EXPECT_EQ(manifold_named("swiss_roll"), Manifold::swiss_roll);
    EXPECT_THROW(manifold_named("torus"), ContractViolation);
}

TEST(Manifold, takes_as_many_columns_as_it_needs_or_is_given) {
    EXPECT_EQ((ManifoldShape{Manifold::cube, 7}.columns()), 7u);
    EXPECT_EQ((ManifoldShape{Manifold::sphere, 7}.columns()), 8u);
    EXPECT_EQ((ManifoldShape{Manifold::swiss_roll, 2}.columns()), 3u);
    EXPECT_EQ((ManifoldShape{Manifold::cube, 7, 20}.columns()), 20u);
}

TEST(Manifold, has_the_rows_of_its_counters) {
    for (const std::size_t d : {1u, 3u, 4u, 9u}) {
        const auto cube = drawn({Manifold::cube, d}, 21);
        const auto gaussian = drawn({Manifold::gaussian, d}, 21);
        const auto sphere = drawn({Manifold::sphere, d}, 21);
        const RandomStream stream(key, set, StreamId{0});
        for (std::size_t i = 0; i < 21; ++i) {
            const auto on_sphere = helpers::naive_vector(Source::sphere, d + 1, stream, i);
            EXPECT_NEAR(sphere.view().row(i)[d], on_sphere[d], 1e-14);
            for (std::size_t j = 0; j < d; ++j) {
                EXPECT_EQ(cube.view().row(i)[j], word(i, j));
                EXPECT_NEAR(gaussian.view().row(i)[j], helpers::naive_coordinate(Source::gaussian, stream, i, j),
                            1e-13);
                EXPECT_NEAR(sphere.view().row(i)[j], on_sphere[j], 1e-14);
            }
        }
    }
}

TEST(Manifold, rolls_a_sheet_up) {
    const auto roll = drawn({Manifold::swiss_roll, 2}, 13);
    for (std::size_t i = 0; i < 13; ++i) {
        const double t = 1.5 * std::numbers::pi * (1 + 2 * word(i, 0));
        EXPECT_NEAR(roll.view().row(i)[0], t * std::cos(t), 1e-13);
        EXPECT_DOUBLE_EQ(roll.view().row(i)[1], 21 * word(i, 1));
        EXPECT_NEAR(roll.view().row(i)[2], t * std::sin(t), 1e-13);
    }
}

TEST(Manifold, is_turned_into_more_columns_without_a_change_of_distances) {
    for (const auto& [d, ambient] : std::vector<std::pair<std::size_t, std::size_t>>{{1, 1}, {5, 5}, {3, 40}}) {
        const auto natural = drawn({Manifold::gaussian, d}, 20);
        const auto turned = drawn({Manifold::gaussian, d, ambient}, 20);
        ASSERT_EQ(turned.columns(), ambient);
        for (std::size_t i = 1; i < 20; ++i) {
            const double expected = squared_distance(natural.view().row(i), natural.view().row(i - 1));
            EXPECT_NEAR(squared_distance(turned.view().row(i), turned.view().row(i - 1)), expected, 1e-13 * expected);
        }
        if (ambient > 1) {
            EXPECT_GT(std::abs(turned.view().row(0)[0] - natural.view().row(0)[0]), 1e-3);
        }
    }
}

TEST(Manifold, yields_where_there_is_much_to_draw) {
    int yields = 0;
    Pacer pacer([&yields] { ++yields; });
    draw_manifold({Manifold::gaussian, 100, 1000}, 500, key, set, pacer);
    EXPECT_GE(yields, 500 * 100 * 1000 / (1 << 18));
}

TEST(Manifold, begins_with_the_rows_of_a_smaller_set) {
    const ManifoldShape shape{Manifold::sphere, 4, 9};
    const auto few = drawn(shape, 5);
    const auto many = drawn(shape, 50);
    for (std::size_t i = 0; i < 5; ++i)
        for (std::size_t j = 0; j < 9; ++j) EXPECT_EQ(few.view().row(i)[j], many.view().row(i)[j]);
}

}  // namespace
}  // namespace orthant::dimension::manifolds_test
