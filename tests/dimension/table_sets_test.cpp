#include "studies/dimension/table_sets.hpp"

#include "base/contract.hpp"
#include "studies/dimension/distance_sets.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace orthant::dimension::table_sets_test {
namespace {

using Numbers = std::vector<std::uint32_t>;

/// The documented shuffle, in the plainest way.
Numbers naive_picks(std::size_t bound, const RandomStream& stream, std::uint64_t set, std::size_t count) {
    Numbers order(bound);
    std::iota(order.begin(), order.end(), 0u);
    for (std::size_t j = 0; j < count; ++j) {
        const PhiloxCounter words = stream.block(set + (j / 2 << 32));
        const double u = std::ldexp(words[j % 2 * 2], -32) + std::ldexp(words[j % 2 * 2 + 1], -64);
        std::swap(order[j], order[j + static_cast<std::size_t>(u * static_cast<double>(bound - j))]);
    }
    order.resize(count);
    return order;
}

TEST(DistinctPicks, are_those_of_a_shuffle_whatever_was_drawn_before) {
    const RandomStream stream(4, 2, StreamId{2});
    DistinctPicks picks(50);
    for (const std::uint64_t set : {0u, 3u, 3u, 9u}) {
        for (const std::size_t count : {50u, 1u, 7u}) {
            Numbers picked(count);
            picks.pick(stream, set, picked);
            EXPECT_EQ(picked, naive_picks(50, stream, set, count));
            std::ranges::sort(picked);
            EXPECT_EQ(std::ranges::adjacent_find(picked), picked.end());
        }
    }
    Numbers too_many(51);
    EXPECT_THROW(picks.pick(stream, 0, too_many), ContractViolation);
}

TEST(DistinctPicks, take_every_number_alike) {
    DistinctPicks picks(7);
    std::vector<double> counts(7);
    for (std::uint64_t set = 0; set < 7000; ++set) {
        Numbers picked(3);
        picks.pick(RandomStream(1, 0, StreamId{2}), set, picked);
        for (const std::uint32_t number : picked) ++counts[number];
    }
    for (const double count : counts) EXPECT_NEAR(count, 3000, 4 * std::sqrt(7000 * 12. / 49));
}

/// Seventy columns, so that a chunk ends within them.
TEST(DistanceSets, of_a_table_equal_a_plain_reading_of_their_counters) {
    constexpr std::size_t rows = 12, columns = 70, stride = 72;
    std::vector<double> values(rows * stride);
    for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = 0; j < columns; ++j)
            values[i * stride + j] = std::sin(static_cast<double>(i * columns + j));
    const data::MatrixView table{values.data(), rows, columns, stride};
    const std::vector<Norm> norms{Norm(1)};
    for (const std::size_t dimension : {70u, 67u, 2u}) {
        const SetKind kind{.query = Query::random, .dimension = dimension, .points = 5, .table = table};
        DistanceSets sets(kind, norms, 8, 1);
        Pacer pacer([] {});
        sets.draw(8, pacer);
        for (const std::uint64_t set : {8u, 15u}) {
            const Numbers picked = naive_picks(rows, RandomStream(8, 1, StreamId{2}), set, 6);
            Numbers used(columns);
            std::iota(used.begin(), used.end(), 0u);
            if (dimension < columns) used = naive_picks(columns, RandomStream(8, 1, StreamId{3}), set, dimension);
            std::vector<double> distances;
            for (std::size_t i = 0; i < 5; ++i) {
                double distance = 0;
                for (const std::uint32_t c : used)
                    distance += std::abs(values[picked[i] * stride + c] - values[picked[5] * stride + c]);
                distances.push_back(distance);
            }
            const SetDistances& found = sets.of(set - 8)[0];
            EXPECT_NEAR(found.nearest, *std::ranges::min_element(distances), 1e-12);
            EXPECT_NEAR(found.farthest, *std::ranges::max_element(distances), 1e-12);
            EXPECT_NEAR(found.mean, std::accumulate(distances.begin(), distances.end(), 0.) / 5, 1e-12);
        }
    }
}

}  // namespace
}  // namespace orthant::dimension::table_sets_test
