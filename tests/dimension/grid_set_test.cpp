#include "studies/dimension/grid_set.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <vector>

namespace orthant::dimension::grid_set_test {
namespace {

using Cell = std::vector<std::uint32_t>;

struct Setting {
    std::uint64_t training, tests, dimension, bins;
};

/// The same grid, point by point, in the plainest way: an independent reading of the documented counters.
GridOutcome naive(const RandomStream& stream, std::uint64_t set, const Setting& s) {
    const auto coordinate = [&](std::uint64_t point, std::uint64_t i) {
        return stream.block(set * (s.training + s.tests) + point + (i / 4 << 32))[i % 4];
    };
    const auto cell_of = [&](std::uint64_t point) {
        Cell cell;
        for (std::uint64_t i = 0; i < s.dimension; ++i)
            cell.push_back(static_cast<std::uint32_t>(
                std::floor(unit_interval(coordinate(point, i)) * static_cast<double>(s.bins))));
        return cell;
    };
    const auto class_of = [&](std::uint64_t point) {
        const double x1 = unit_interval(coordinate(point, 0));
        return (s.dimension == 1 ? 2 * x1 : x1 + unit_interval(coordinate(point, 1))) > 1 ? 1u : 0u;
    };
    std::map<Cell, std::array<int, 2>> votes;
    std::array<int, 2> all{};
    for (std::uint64_t point = 0; point < s.training; ++point) {
        ++votes[cell_of(point)][class_of(point)];
        ++all[class_of(point)];
    }
    GridOutcome outcome{votes.size(), 0, 0};
    for (std::uint64_t point = s.training; point < s.training + s.tests; ++point) {
        const auto found = votes.find(cell_of(point));
        outcome.empty_tests += found == votes.end() ? 1 : 0;
        const std::array<int, 2>& vote = found == votes.end() ? all : found->second;
        outcome.right_tests += class_of(point) == (vote[1] > vote[0] ? 1u : 0u) ? 1 : 0;
    }
    return outcome;
}

TEST(GridSet, finds_what_the_naive_twin_finds) {
    Pacer pacer([] {});
    for (const std::uint64_t dimension : {1u, 2u, 3u, 5u, 8u, 9u, 33u, 70u})
        for (const std::uint64_t bins : {2u, 3u, 10u, 1000u})
            for (const std::uint64_t training : {1u, 9u, 1500u}) {
                const Setting setting{training, 50, dimension, bins};
                const RandomStream stream(11, 3, StreamId{0});
                CubeGrid points(stream, dimension, bins);
                GridSet set(training, setting.tests, dimension, bins, 2);
                for (std::uint64_t i = 0; i < 3; ++i) {
                    const GridOutcome found = set.look_at_next(points, pacer);
                    const GridOutcome expected = naive(stream, i, setting);
                    EXPECT_EQ(found.occupied, expected.occupied) << dimension << " " << bins << " " << training;
                    EXPECT_EQ(found.empty_tests, expected.empty_tests) << dimension << " " << bins << " " << training;
                    EXPECT_EQ(found.right_tests, expected.right_tests) << dimension << " " << bins << " " << training;
                }
            }
}

TEST(GridSet, of_one_cell_guesses) {
    Pacer pacer([] {});
    CubeGrid points(RandomStream(1, 0, StreamId{0}), 3, 1);
    GridSet set(100, 1000, 3, 1, 2);
    const GridOutcome outcome = set.look_at_next(points, pacer);
    EXPECT_EQ(outcome.occupied, 1u);
    EXPECT_EQ(outcome.empty_tests, 0u);
    EXPECT_NEAR(static_cast<double>(outcome.right_tests), 500, 4 * std::sqrt(250.0));
}

TEST(GridSet, stops_looking_at_coordinates_where_all_points_are_alone) {
    int yields = 0;
    Pacer pacer([&] { ++yields; });
    CubeGrid points(RandomStream(1, 0, StreamId{0}), 1'000'000, 10);
    GridSet set(100, 100, 1'000'000, 10, 2);
    EXPECT_EQ(set.look_at_next(points, pacer).occupied, 100u);
    EXPECT_EQ(yields, 0);
}

TEST(DigitsOfWord, fit_it) {
    EXPECT_EQ(digits_of_word(2), 32u);
    EXPECT_EQ(digits_of_word(3), 20u);
    EXPECT_EQ(digits_of_word(10), 8u);
    EXPECT_EQ(digits_of_word(256), 4u);
    EXPECT_EQ(digits_of_word(257), 3u);
    EXPECT_EQ(digits_of_word(1000), 3u);
}

}  // namespace
}  // namespace orthant::dimension::grid_set_test
