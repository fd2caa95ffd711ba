#include "neighbours/nearest.hpp"

#include "base/error.hpp"
#include "neighbours/direct_search.hpp"
#include "neighbours/key.hpp"
#include "neighbours/random_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <utility>

namespace orthant::neighbours::nearest_test {
namespace {

const std::function<void()> no_yield = [] {};

/// A reference with its memory.
struct OwnReference {
    OwnReference(const Measure& measure, const data::MatrixView& table)
        : memory(Reference::bytes(measure, table.rows, table.columns)),
          reference(Reference::make(memory.span(), measure, table, no_yield)) {}

    AlignedArray<std::byte> memory;
    Reference reference;
};

/// By the formulas of the measures, one coordinate after the other.
double naive_distance(const Measure& measure, std::span<const double> x, std::span<const double> y) {
    long double sum = 0, product = 0, xx = 0, yy = 0;
    for (std::size_t j = 0; j < x.size(); ++j) {
        const long double difference = std::abs(static_cast<long double>(x[j]) - y[j]);
        product += static_cast<long double>(x[j]) * y[j];
        xx += static_cast<long double>(x[j]) * x[j];
        yy += static_cast<long double>(y[j]) * y[j];
        if (measure.metric == Metric::euclidean) sum += difference * difference;
        if (measure.metric == Metric::manhattan) sum += difference;
        if (measure.metric == Metric::chebyshev) sum = std::max(sum, difference);
        if (measure.metric == Metric::minkowski) sum += std::pow(difference, static_cast<long double>(measure.p));
    }
    if (measure.metric == Metric::euclidean) return static_cast<double>(std::sqrt(sum));
    if (measure.metric == Metric::minkowski)
        return static_cast<double>(std::pow(sum, 1 / static_cast<long double>(measure.p)));
    if (measure.metric == Metric::cosine) return static_cast<double>(1 - product / std::sqrt(xx * yy));
    return static_cast<double>(sum);
}

/// Every row sorted by (distance, row), near-ties counted as ties.
std::vector<std::uint32_t> naive_nearest(const Measure& measure, const data::MatrixView& table,
                                         std::span<const double> query, std::size_t left_out, std::size_t length) {
    std::vector<std::pair<double, std::uint32_t>> all;
    for (std::size_t i = 0; i < table.rows; ++i)
        if (i != left_out)
            all.emplace_back(naive_distance(measure, query, table.row(i)), static_cast<std::uint32_t>(i));
    std::sort(all.begin(), all.end());
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < std::min(length, all.size()); ++i) rows.push_back(all[i].second);
    return rows;
}

std::vector<std::uint32_t> rows_of(std::span<const Neighbour> neighbours) {
    std::vector<std::uint32_t> rows;
    for (const Neighbour& neighbour : neighbours) rows.push_back(neighbour.row);
    return rows;
}

const std::vector<Measure> measures{{Metric::euclidean},      {Metric::manhattan},      {Metric::chebyshev},
                                    {Metric::cosine},         {Metric::minkowski, 3},   {Metric::minkowski, 1.5},
                                    {Metric::minkowski, 0.5}, {Metric::minkowski, 2.7}, {Metric::minkowski, 40}};

/// The search of all rows for each other, and of every third row's neighbour among the others as outside queries.
void expect_equal_to_naive(const Measure& measure, const data::MatrixView& table, std::size_t length) {
    SCOPED_TRACE(metric_names()[static_cast<std::size_t>(measure.metric)] + " p=" + std::to_string(measure.p));
    const OwnReference own(measure, table);
    const std::vector<std::uint32_t> numbers = row_numbers(table.rows);
    const NeighbourLists others = nearest(own.reference, {table, numbers, Own::left_out}, length, no_yield);
    for (std::size_t i = 0; i < table.rows; ++i)
        ASSERT_EQ(rows_of(others.of(i)), naive_nearest(measure, table, table.row(i), i, length)) << "row " << i;
    const NeighbourLists all = nearest(own.reference, {table}, length, no_yield);
    for (std::size_t i = 0; i < table.rows; i += 7)
        ASSERT_EQ(rows_of(all.of(i)), naive_nearest(measure, table, table.row(i), table.rows, length)) << "row " << i;
}

TEST(Nearest, is_an_exhaustive_sort_for_every_measure) {
    const OwnTable table(300, 13, [](std::size_t i, std::size_t j) { return uniform_cell(i, j) - 0.4; });
    for (const Measure& measure : measures) expect_equal_to_naive(measure, table.view(), 21);
}

TEST(Nearest, is_an_exhaustive_sort_through_principal_directions) {
    const OwnTable table(700, 170, [](std::size_t i, std::size_t j) {
        return (j < 6 ? 20.0 : 1.0) * uniform_cell(i, j) + 5 * static_cast<double>(i % 3);
    });
    const OwnReference own({Metric::euclidean}, table.view());
    ASSERT_LT(own.reference.sketch()->dimensions(), 170U);
    expect_equal_to_naive({Metric::euclidean}, table.view(), 30);
    expect_equal_to_naive({Metric::cosine}, table.view(), 30);
}

TEST(Nearest, takes_all_coordinates_where_few_directions_say_little) {
    const OwnTable table(400, 200, [](std::size_t i, std::size_t j) { return uniform_cell(i, j); });
    const OwnReference own({Metric::euclidean}, table.view());
    EXPECT_EQ(own.reference.sketch()->dimensions(), 200U);
    expect_equal_to_naive({Metric::euclidean}, table.view(), 9);
}

TEST(Nearest, breaks_ties_by_row) {
    const OwnTable grid(400, 3, [](std::size_t i, std::size_t j) { return std::floor(4 * uniform_cell(i, j)); });
    for (const Measure& measure : {Measure{Metric::euclidean}, Measure{Metric::manhattan}, Measure{Metric::chebyshev},
                                   Measure{Metric::minkowski, 3}})
        expect_equal_to_naive(measure, grid.view(), 50);
}

TEST(Nearest, puts_equal_rows_at_distance_zero) {
    const OwnTable twins(60, 5, [](std::size_t i, std::size_t j) { return uniform_cell(i / 2, j) * 1e3 + 1e5; });
    for (const Measure& measure : measures) {
        const OwnReference own(measure, twins.view());
        const auto numbers = row_numbers(60);
        const NeighbourLists lists = nearest(own.reference, {twins.view(), numbers, Own::left_out}, 3, no_yield);
        for (std::size_t i = 0; i < 60; ++i) {
            EXPECT_EQ(lists.of(i)[0].key, 0.0);
            EXPECT_EQ(lists.of(i)[0].row, i ^ 1U);
        }
    }
}

TEST(Nearest, sees_differences_far_below_single_precision) {
    const OwnTable cluster(500, 4, [](std::size_t i, std::size_t j) {
        return (i == 0 && j == 0 ? 1e3 : 0.0) + 1 + 1e-9 * uniform_cell(i, j);
    });
    expect_equal_to_naive({Metric::euclidean}, cluster.view(), 12);
}

TEST(Nearest, stands_rows_of_any_size) {
    for (const double size : {1e-140, 1e-30, 1e30, 1e140}) {
        const OwnTable table(120, 3, [&](std::size_t i, std::size_t j) { return size * (uniform_cell(i, j) - 0.5); });
        expect_equal_to_naive({Metric::euclidean}, table.view(), 5);
        expect_equal_to_naive({Metric::cosine}, table.view(), 5);
    }
    const OwnTable outlier(300, 3,
                           [](std::size_t i, std::size_t j) { return (i == 7 ? 1e12 : 1.0) * uniform_cell(i, j); });
    expect_equal_to_naive({Metric::euclidean}, outlier.view(), 10);
}

TEST(Nearest, says_so_where_distances_are_not_finite) {
    const OwnTable table(20, 3, [](std::size_t i, std::size_t j) { return 1e200 * uniform_cell(i, j); });
    const OwnTable steep(20, 3, [](std::size_t i, std::size_t j) { return 1e6 * uniform_cell(i, j); });
    const std::pair<Measure, const OwnTable*> cases[] = {
        {{Metric::euclidean}, &table}, {{Metric::cosine}, &table}, {{Metric::minkowski, 64}, &steep}};
    for (const auto& [measure, rows] : cases) {
        const OwnReference own(measure, rows->view());
        const auto numbers = row_numbers(20);
        EXPECT_THROW(nearest(own.reference, {rows->view(), numbers, Own::left_out}, 15, no_yield), Error);
    }
}

/// The 64th power of a millionth is none: rows that differ would be at distance 0.
TEST(Nearest, says_so_where_powers_of_differences_vanish) {
    const auto cell = [](std::size_t i, std::size_t j) { return 1e-6 * uniform_cell(i / 2, j); };
    const OwnTable table(20, 3, cell);
    const OwnReference own({Metric::minkowski, 64}, table.view());
    const auto numbers = row_numbers(20);
    EXPECT_THROW(nearest(own.reference, {table.view(), numbers, Own::left_out}, 5, no_yield), Error);
    const OwnTable equal(20, 3, [](std::size_t, std::size_t) { return 0.25; });
    const OwnReference same({Metric::minkowski, 64}, equal.view());
    EXPECT_EQ(nearest(same.reference, {equal.view(), numbers, Own::left_out}, 5, no_yield).of(7)[4].key, 0.0);
}

TEST(Nearest, gives_what_there_is_where_more_is_asked) {
    const OwnTable table(4, 2, [](std::size_t i, std::size_t j) { return uniform_cell(i, j); });
    for (const Measure& measure : measures) {
        const OwnReference own(measure, table.view());
        const auto numbers = row_numbers(4);
        EXPECT_EQ(nearest(own.reference, {table.view(), numbers, Own::left_out}, 10, no_yield).of(2).size(), 3U);
        EXPECT_EQ(nearest(own.reference, {table.view()}, 10, no_yield).of(2).size(), 4U);
    }
    const OwnTable single(1, 2, [](std::size_t, std::size_t) { return 1.0; });
    const OwnReference own({Metric::euclidean}, single.view());
    const std::vector<std::uint32_t> zero{0};
    EXPECT_EQ(nearest(own.reference, {single.view(), zero, Own::left_out}, 3, no_yield).of(0).size(), 0U);
    EXPECT_EQ(nearest(own.reference, {single.view()}, 3, no_yield).of(0).size(), 1U);
}

TEST(Nearest, orders_zero_rows_for_cosine_by_its_definition) {
    const OwnTable table(30, 3,
                         [](std::size_t i, std::size_t j) { return i % 10 == 0 ? 0.0 : uniform_cell(i, j) - 0.5; });
    const OwnReference own({Metric::cosine}, table.view());
    const auto numbers = row_numbers(30);
    const NeighbourLists lists = nearest(own.reference, {table.view(), numbers, Own::left_out}, 29, no_yield);
    const NeighbourLists direct = nearest_directly(own.reference, {table.view(), numbers, Own::left_out}, 29, no_yield);
    for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(rows_of(lists.of(i)), rows_of(direct.of(i)));
    EXPECT_EQ(rows_of(lists.of(0).first(3)), (std::vector<std::uint32_t>{10, 20, 1}));
    EXPECT_EQ(lists.of(0)[2].key, 1.0);
}

TEST(Nearest, whole_numbers_give_the_same_keys_from_bytes) {
    const auto cell = [](std::size_t i, std::size_t j) { return std::floor(256 * uniform_cell(i, j)) - 100; };
    const OwnTable table(350, 70, cell);
    const OwnReference own({Metric::euclidean}, table.view());
    ASSERT_TRUE(own.reference.byte_rows().has_value());
    const auto numbers = row_numbers(350);
    const Queries queries{table.view(), numbers, Own::left_out};
    const NeighbourLists by_bytes = nearest(own.reference, queries, 20, no_yield);
    const NeighbourLists direct = nearest_directly(own.reference, queries, 20, no_yield);
    for (std::size_t i = 0; i < 350; ++i)
        for (std::size_t k = 0; k < 20; ++k) {
            EXPECT_EQ(by_bytes.of(i)[k].row, direct.of(i)[k].row);
            EXPECT_EQ(by_bytes.of(i)[k].key, direct.of(i)[k].key);
        }
}

TEST(Nearest, has_no_bytes_of_other_numbers) {
    const auto has_bytes = [](double largest, double step) {
        const OwnTable table(3, 2, [&](std::size_t i, std::size_t j) {
            return i == 0 && j == 0 ? largest : step * static_cast<double>(i + j);
        });
        return OwnReference({Metric::euclidean}, table.view()).reference.byte_rows().has_value();
    };
    EXPECT_TRUE(has_bytes(256, 1));
    EXPECT_FALSE(has_bytes(257, 1));
    EXPECT_FALSE(has_bytes(2, 0.5));
    EXPECT_FALSE(has_bytes(1e300, 1));
}

TEST(Nearest, keys_do_not_depend_on_addresses_or_on_company) {
    const OwnTable table(200, 19, [](std::size_t i, std::size_t j) { return uniform_cell(i, j); });
    const auto numbers = row_numbers(200);
    for (const Measure& measure : measures) {
        const OwnReference own(measure, table.view());
        const NeighbourLists all = nearest(own.reference, {table.view(), numbers, Own::left_out}, 10, no_yield);
        AlignedArray<double> moved(200 * 24 + 8, 24);
        std::copy_n(table.view().values, 200 * 24, moved.data());
        const data::MatrixView view{moved.data(), 200, 19, 24};
        const OwnReference other(measure, view);
        for (std::size_t i = 0; i < 200; i += 11) {
            const std::vector<std::uint32_t> one{static_cast<std::uint32_t>(i)};
            const data::MatrixView row{view.row(i).data(), 1, 19, 24};
            const NeighbourLists alone = nearest(other.reference, {row, one, Own::left_out}, 10, no_yield);
            for (std::size_t k = 0; k < 10; ++k) {
                EXPECT_EQ(alone.of(0)[k].row, all.of(i)[k].row);
                EXPECT_EQ(alone.of(0)[k].key, all.of(i)[k].key);
            }
        }
    }
}

TEST(Nearest, opens_what_another_process_made) {
    const OwnTable table(150, 9, [](std::size_t i, std::size_t j) { return uniform_cell(i, j); });
    const auto numbers = row_numbers(150);
    for (const Measure& measure : measures) {
        const OwnReference own(measure, table.view());
        const Reference opened = Reference::open(own.memory.span(), measure, table.view());
        const NeighbourLists a = nearest(own.reference, {table.view(), numbers, Own::left_out}, 10, no_yield);
        const NeighbourLists b = nearest(opened, {table.view(), numbers, Own::left_out}, 10, no_yield);
        for (std::size_t i = 0; i < 150; ++i) EXPECT_EQ(rows_of(a.of(i)), rows_of(b.of(i)));
    }
}

TEST(Nearest, distances_follow_the_formulas) {
    const OwnTable table(40, 6, [](std::size_t i, std::size_t j) { return uniform_cell(i, j) * 3 - 1; });
    const auto numbers = row_numbers(40);
    for (const Measure& measure : measures) {
        const OwnReference own(measure, table.view());
        const NeighbourLists lists = nearest(own.reference, {table.view(), numbers, Own::left_out}, 39, no_yield);
        for (std::size_t i = 0; i < 40; ++i)
            for (const Neighbour& neighbour : lists.of(i)) {
                const double naive = naive_distance(measure, table.view().row(i), table.view().row(neighbour.row));
                EXPECT_NEAR(distance_of_key(measure, neighbour.key), naive, 1e-13 * std::max(1.0, naive));
            }
    }
}

}  // namespace
}  // namespace orthant::neighbours::nearest_test
