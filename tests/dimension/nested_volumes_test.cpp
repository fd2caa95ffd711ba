#include "studies/dimension/nested_volumes.hpp"

#include "dimension/naive_twin.hpp"
#include "studies/dimension/ball_volumes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

namespace orthant::dimension::nested_volumes_test {
namespace {

Pacer idle() {
    return Pacer([] {});
}

LevelSums sums_of(std::uint64_t task, std::uint64_t vectors, std::uint64_t dimension) {
    Pacer pacer = idle();
    return level_sums(RandomStream(77, task, StreamId{0}), vectors, dimension, pacer);
}

NestedVolumes volumes_of(std::uint64_t tasks, std::uint64_t vectors, std::uint64_t dimension) {
    NestedVolumes volumes(dimension);
    for (std::uint64_t task = 0; task < tasks; ++task) volumes.add(sums_of(task, vectors, dimension));
    return volumes;
}

Bytes record_of(const NestedVolumes& volumes) {
    ByteWriter out;
    volumes.write(out);
    return out.take();
}

/// Half the chord of B_d that stands on the point of B_(d−1) which g_1 … g_(d+1) make, by its radius.
double naive_chord(const std::vector<double>& g, std::size_t d) {
    double length2 = 0, inner2 = 0;
    for (std::size_t i = 0; i <= d; ++i) length2 += g[i] * g[i];
    for (std::size_t i = 0; i + 1 < d; ++i) inner2 += g[i] * g[i] / length2;
    return std::sqrt(1 - inner2);
}

TEST(LevelSums, are_those_of_the_naive_twin) {
    const RandomStream stream(77, 5, StreamId{0});
    for (const std::uint64_t dimension : {2u, 3u, 4u, 6u, 7u, 21u}) {
        for (const std::uint64_t vectors : {1u, 7u, 8u, 13u, 1027u}) {
            const LevelSums sums = sums_of(5, vectors, dimension);
            std::vector<double> y(dimension + 1), squares(dimension + 1), products(dimension + 1);
            for (std::uint64_t v = 0; v < vectors; ++v) {
                const auto g = helpers::naive_vector(Source::gaussian, dimension + 1, stream, v);
                for (std::size_t d = 2; d <= dimension; ++d) {
                    const double chord = naive_chord(g, d);
                    y[d] += chord;
                    squares[d] += chord * chord;
                    if (d > 2) products[d] += chord * naive_chord(g, d - 1);
                }
            }
            const double tolerance = 1e-11 * static_cast<double>(vectors);
            EXPECT_EQ(sums.vectors, vectors);
            for (std::size_t d = 2; d <= dimension; ++d) {
                EXPECT_NEAR(sums.y[d], y[d], tolerance) << dimension << " " << d;
                EXPECT_NEAR(sums.squares[d], squares[d], tolerance) << dimension << " " << d;
                if (d > 2) {
                    EXPECT_NEAR(sums.products[d], products[d], tolerance) << dimension << " " << d;
                }
            }
        }
    }
}

/// The first levels are made of the first coordinates: more dimensions leave them as they are.
TEST(LevelSums, do_not_depend_on_how_many_levels_follow) {
    const LevelSums few = sums_of(1, 100, 10);
    const LevelSums many = sums_of(1, 100, 2000);
    for (std::size_t d = 2; d <= 10; ++d) EXPECT_EQ(few.y[d], many.y[d]);
}

TEST(LevelSums, of_levels_that_are_not_neighbours_are_independent) {
    constexpr int vectors = 100'000;
    const RandomStream stream(3, 0, StreamId{0});
    double mean4 = 0, mean6 = 0, product = 0;
    for (int v = 0; v < vectors; ++v) {
        const auto g = helpers::naive_vector(Source::gaussian, 7, stream, static_cast<std::uint64_t>(v));
        const double y4 = naive_chord(g, 4), y6 = naive_chord(g, 6);
        mean4 += y4 / vectors;
        mean6 += y6 / vectors;
        product += y4 * y6 / vectors;
    }
    EXPECT_LT(std::abs(product / (mean4 * mean6) - 1), 4 * 0.25 / std::sqrt(vectors));
}

TEST(NestedVolumes, know_the_error_that_three_sums_per_level_give) {
    const LevelSums sums = sums_of(2, 5000, 4);
    const double n = 5000;
    double q = 0;
    for (std::size_t d = 2; d <= 4; ++d) {
        const double mean = sums.y[d] / n;
        q += (sums.squares[d] - n * mean * mean) / (n - 1) / (mean * mean);
        if (d == 2) continue;
        const double before = sums.y[d - 1] / n;
        q += 2 * (sums.products[d] - n * mean * before) / (n - 1) / (mean * before);
    }
    NestedVolumes volumes(4);
    volumes.add(sums);
    EXPECT_NEAR(volumes.log10_ball_share().standard_error, std::sqrt(q / n) / std::log(10), 1e-12);
}

TEST(NestedVolumes, find_the_ball_where_nothing_hits_it) {
    const Estimate share = volumes_of(4, 5000, 1000).log10_ball_share();
    EXPECT_LT(std::abs(share.value - log10_ball_share_of_cube(1000)), 4 * share.standard_error);
    EXPECT_LT(share.standard_error, 0.1);
}

/// Of 16 vectors in 40 dimensions the logarithm would be too small by 40 · .27 / 32, some twenty standard errors of
/// this mean.
TEST(NestedVolumes, are_unbiased_also_where_vectors_are_few) {
    constexpr int runs = 4000;
    double sum = 0, squares = 0;
    for (int run = 0; run < runs; ++run) {
        NestedVolumes volumes(40);
        volumes.add(sums_of(static_cast<std::uint64_t>(run), 16, 40));
        const double off = volumes.log10_ball_share().value - log10_ball_share_of_cube(40);
        sum += off;
        squares += off * off;
    }
    EXPECT_LT(std::abs(sum / runs), 4 * std::sqrt(squares) / runs);
}

TEST(NestedVolumes, of_one_dimension_are_known) {
    const Estimate share = NestedVolumes(1).log10_ball_share();
    EXPECT_EQ(share.value, 0);
    EXPECT_EQ(share.standard_error, 0);
}

TEST(NestedVolumes, know_no_error_where_every_task_has_one_vector) {
    const Estimate share = volumes_of(5, 1, 3).log10_ball_share();
    EXPECT_TRUE(std::isfinite(share.value));
    EXPECT_TRUE(std::isnan(share.standard_error));
    EXPECT_TRUE(std::isnan(NestedVolumes(3).log10_ball_share().value));
}

TEST(NestedVolumes, merge_task_by_task_as_if_added) {
    NestedVolumes merged(9);
    for (std::uint64_t task = 0; task < 3; ++task) {
        NestedVolumes one(9);
        one.add(sums_of(task, 100, 9));
        merged.merge(one);
    }
    EXPECT_EQ(record_of(merged), record_of(volumes_of(3, 100, 9)));
}

TEST(NestedVolumes, are_read_back_whole_in_place_of_others) {
    const Bytes record = record_of(volumes_of(2, 50, 12));
    NestedVolumes read = volumes_of(1, 9, 12);
    ByteReader in(record);
    read.read(in);
    EXPECT_TRUE(in.at_end());
    EXPECT_EQ(record_of(read), record);
    EXPECT_NEAR(static_cast<double>(record.size()), static_cast<double>(read.record_bytes()), 32);
}

TEST(NestedVolumes, refuse_records_that_end_early_or_contradict_themselves) {
    const Bytes record = record_of(volumes_of(1, 50, 5));
    for (std::size_t length = 0; length < record.size(); ++length) {
        NestedVolumes read(5);
        ByteReader in(ByteView(record).first(length));
        EXPECT_THROW(read.read(in), MalformedBytes) << length;
    }
    const auto refuses = [&](std::size_t at, auto value) {
        Bytes spoilt = record;
        std::memcpy(&spoilt[at], &value, sizeof value);
        NestedVolumes read(5);
        ByteReader in(spoilt);
        EXPECT_THROW(read.read(in), MalformedBytes) << at;
    };
    refuses(0, std::uint8_t{0});                            // tag
    refuses(2, std::uint8_t{51});                           // more degrees of freedom than vectors
    refuses(3, -1.0);                                       // a spread
    refuses(11, -1.0);                                      // the other
    refuses(19, std::numeric_limits<double>::quiet_NaN());  // a sum
    refuses(27, std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace orthant::dimension::nested_volumes_test
