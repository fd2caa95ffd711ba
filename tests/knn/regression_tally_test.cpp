#include "studies/knn/regression_tally.hpp"

#include "base/contract.hpp"
#include "knn/naive_votes.hpp"
#include "knn/random_rows.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::knn::regression_tally_test {
namespace {

using Sum = RegressionTally::Sum;

constexpr double centre = 102.5;
const std::vector<std::uint32_t> ks{1, 2, 3, 5, 8, 13, 20, 21, 30};
const VoteGrid grid(ks, {Weights::uniform, Weights::distance});

RegressionTally tally_of(const RandomRows& rows, std::size_t first, std::size_t end) {
    RegressionTally tally(grid, centre);
    for (std::size_t r = first; r < end; ++r)
        tally.add(rows.true_values[r], rows.values_near(r), rows.distances_near(r));
    return tally;
}

RegressionTally tally_of_values(const std::vector<double>& values) {
    RegressionTally tally(VoteGrid({1}, {Weights::uniform}), centre);
    for (const double value : values) tally.add(value, std::vector{0.0}, {});
    return tally;
}

Bytes record_of(const RegressionTally& tally) {
    ByteWriter out;
    tally.write(out);
    return out.take();
}

TEST(RegressionTally, sums_equal_a_naive_twin) {
    for (const std::uint64_t key : {1u, 2u, 3u}) {
        const RandomRows rows(200, 30, 5, key);
        const RegressionTally tally = tally_of(rows, 0, rows.rows);
        EXPECT_EQ(tally.rows(), 200u);
        for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
            long double absolute = 0, squared = 0, fourth = 0;
            for (std::size_t r = 0; r < rows.rows; ++r) {
                const double mean = helpers::naive_mean(grid.weights()[cell / ks.size()], ks[cell % ks.size()],
                                                        rows.values_near(r), rows.distances_near(r));
                const long double error = static_cast<long double>(rows.true_values[r]) - mean;
                absolute += std::abs(error);
                squared += error * error;
                fourth += error * error * error * error;
            }
            EXPECT_NEAR(tally.sum(Sum::absolute, cell) / static_cast<double>(absolute), 1, 1e-14);
            EXPECT_NEAR(tally.sum(Sum::squared, cell) / static_cast<double>(squared), 1, 1e-14);
            EXPECT_NEAR(tally.sum(Sum::fourth, cell) / static_cast<double>(fourth), 1, 1e-14);
        }
    }
}

TEST(RegressionTally, nearer_neighbours_weigh_more_and_those_at_zero_all) {
    RegressionTally tally(VoteGrid({1, 2, 3}, {Weights::distance, Weights::uniform}), 0);
    tally.add(0, std::vector{4.0, 8.0, 100.0}, std::vector{1.0, 3.0, 4.0});
    EXPECT_DOUBLE_EQ(tally.sum(Sum::absolute, 0), 4);
    EXPECT_DOUBLE_EQ(tally.sum(Sum::absolute, 1), 5);           // (4 + 8/3) / (1 + 1/3)
    EXPECT_DOUBLE_EQ(tally.sum(Sum::absolute, 2), 380.0 / 19);  // (4 + 8/3 + 25) / (1 + 1/3 + 1/4)
    EXPECT_DOUBLE_EQ(tally.sum(Sum::absolute, 4), 6);
    RegressionTally at_zero(VoteGrid({1, 2, 3}, {Weights::distance}), 0);
    at_zero.add(0, std::vector{4.0, 8.0, 100.0}, std::vector{0.0, 0.0, 1e-9});
    EXPECT_DOUBLE_EQ(at_zero.sum(Sum::absolute, 0), 4);
    EXPECT_DOUBLE_EQ(at_zero.sum(Sum::absolute, 1), 6);
    EXPECT_DOUBLE_EQ(at_zero.sum(Sum::absolute, 2), 6);
}

/// Leave-one-out: MSE(k) = ((k+1)/k)² · the training MSE of k + 1 neighbours that count the point itself
/// (Kanagawa 2024).
TEST(RegressionTally, leaving_one_out_is_counting_it_with_one_more_neighbour) {
    const RandomRows rows(100, 21, 5, 7);
    RegressionTally without(VoteGrid({1, 4, 9, 20}, {Weights::uniform}), centre);
    RegressionTally with(VoteGrid({2, 5, 10, 21}, {Weights::uniform}), centre);
    for (std::size_t r = 0; r < rows.rows; ++r) {
        std::vector<double> itself_first{rows.true_values[r]};
        itself_first.insert(itself_first.end(), rows.values_near(r).begin(), rows.values_near(r).end());
        without.add(rows.true_values[r], rows.values_near(r), {});
        with.add(rows.true_values[r], itself_first, {});
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const double k = without.grid().ks()[i];
        const double factor = (k + 1) / k * ((k + 1) / k);
        EXPECT_NEAR(without.sum(Sum::squared, i) / (factor * with.sum(Sum::squared, i)), 1, 1e-13);
    }
}

TEST(RegressionTally, spread_of_values_is_about_their_own_mean) {
    EXPECT_DOUBLE_EQ(tally_of_values({1, 2, 3, 6}).total_sum_of_squares(), 14);
    EXPECT_EQ(tally_of_values({0.1, 0.1, 0.1}).total_sum_of_squares(), 0);
    EXPECT_EQ(tally_of_values({5}).total_sum_of_squares(), 0);
    EXPECT_TRUE(std::isnan(tally_of_values({}).total_sum_of_squares()));
}

TEST(RegressionTally, merged_parts_are_the_whole) {
    const RandomRows rows(301, 30, 5, 4);
    const RegressionTally whole = tally_of(rows, 0, rows.rows);
    RegressionTally merged = tally_of(rows, 0, 100);
    merged.merge(RegressionTally(grid, centre));
    merged.merge(tally_of(rows, 100, 101));
    merged.merge(tally_of(rows, 101, 301));
    EXPECT_EQ(merged.rows(), 301u);
    EXPECT_NEAR(merged.total_sum_of_squares() / whole.total_sum_of_squares(), 1, 1e-15);
    for (std::size_t cell = 0; cell < grid.cells(); ++cell)
        for (const Sum sum : {Sum::absolute, Sum::squared, Sum::fourth})
            EXPECT_NEAR(merged.sum(sum, cell) / whole.sum(sum, cell), 1, 1e-15);
}

TEST(RegressionTally, only_merges_its_like_and_takes_enough_neighbours) {
    RegressionTally tally(grid, centre);
    EXPECT_THROW(tally.merge(RegressionTally(grid, 0)), ContractViolation);
    EXPECT_THROW(tally.merge(RegressionTally(VoteGrid({1}, {Weights::uniform}), centre)), ContractViolation);
    const std::vector<double> enough(30, 1.0);
    const std::vector<double> too_few(29, 1.0);
    EXPECT_THROW(tally.add(1, too_few, enough), ContractViolation);
    EXPECT_THROW(tally.add(1, enough, too_few), ContractViolation);
}

TEST(RegressionTally, record_is_read_back_whole) {
    for (const std::size_t count : {0u, 1u, 60u}) {
        const Bytes record = record_of(tally_of(RandomRows(count, 30, 5, 5), 0, count));
        RegressionTally read = tally_of(RandomRows(3, 30, 5, 6), 0, 3);
        ByteReader in(record);
        read.read(in);
        EXPECT_TRUE(in.at_end());
        EXPECT_EQ(record_of(read), record);
    }
    EXPECT_EQ(record_of(RegressionTally(grid, centre)).size(), 1u);
}

TEST(RegressionTally, record_cut_at_any_byte_is_refused) {
    const Bytes record = record_of(tally_of(RandomRows(60, 30, 5, 5), 0, 60));
    for (std::size_t length = 0; length < record.size(); ++length) {
        RegressionTally read(grid, centre);
        ByteReader in(ByteView(record).first(length));
        EXPECT_THROW(read.read(in), MalformedBytes) << length;
    }
}

TEST(RegressionTally, record_that_contradicts_itself_is_refused) {
    const auto refuses = [](double least, double largest, double sum) {
        ByteWriter out;
        out.put_varint(3);
        for (int i = 0; i < 4; ++i) out.put(1.0);
        out.put(least);
        out.put(largest);
        for (std::size_t i = 0; i < 3 * grid.cells(); ++i) out.put(sum);
        RegressionTally read(grid, centre);
        ByteReader in(out.view());
        try {
            read.read(in);
        } catch (const MalformedBytes&) {
            return true;
        }
        return false;
    };
    EXPECT_FALSE(refuses(1, 2, 3));
    EXPECT_TRUE(refuses(2, 1, 3));
    EXPECT_TRUE(refuses(1, 2, -3));
    EXPECT_TRUE(refuses(std::nan(""), 2, 3));
}

}  // namespace
}  // namespace orthant::knn::regression_tally_test
