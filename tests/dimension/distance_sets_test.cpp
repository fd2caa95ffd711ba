#include "studies/dimension/distance_sets.hpp"

#include "dimension/naive_twin.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::dimension::distance_sets_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct NaiveDistance {
    double length;
    double mean_power;
};

NaiveDistance naive_distance(const std::vector<double>& a, const std::vector<double>& b, double p) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double x = std::abs(a[i] - b[i]);
        sum = std::isinf(p) ? std::max(sum, x) : sum + std::pow(x, p);
    }
    if (std::isinf(p)) return {sum, sum};
    return {std::pow(sum, 1 / p), sum / static_cast<double>(a.size())};
}

SetDistances naive_set(const SetKind& kind, double p, std::uint64_t key, std::uint64_t task, std::uint64_t set) {
    std::vector<double> query(kind.dimension);
    if (kind.query == Query::random)
        query = helpers::naive_vector(kind.source, kind.dimension, RandomStream(key, task, StreamId{1}), set);
    SetDistances found{infinity, 0, 0, 0, 0};
    std::vector<double> lengths;
    const auto points = static_cast<double>(kind.points);
    for (std::uint64_t i = 0; i < kind.points; ++i) {
        const std::uint64_t vector = (set / 8 * kind.points + i) * 8 + set % 8;
        const auto x = helpers::naive_vector(kind.source, kind.dimension, RandomStream(key, task, StreamId{0}), vector);
        const NaiveDistance distance = naive_distance(x, query, p);
        lengths.push_back(distance.length);
        found.nearest = std::min(found.nearest, distance.length);
        found.farthest = std::max(found.farthest, distance.length);
        found.mean += distance.length / points;
        found.mean_power += distance.mean_power / points;
    }
    for (const double length : lengths) found.variance += (length - found.mean) * (length - found.mean) / (points - 1);
    return found;
}

void expect_near(const SetDistances& found, const SetDistances& expected) {
    const double scale = 1e-11 * expected.mean;
    EXPECT_NEAR(found.nearest, expected.nearest, scale);
    EXPECT_NEAR(found.farthest, expected.farthest, scale);
    EXPECT_NEAR(found.mean, expected.mean, scale);
    EXPECT_NEAR(found.variance, expected.variance, scale * (expected.farthest - expected.nearest + scale));
    EXPECT_NEAR(found.mean_power, expected.mean_power, 1e-11 * expected.mean_power);
}

/// Dimensions about the ends of blocks and chunks, more points than a block holds.
TEST(DistanceSets, equal_a_plain_reading_of_their_counters) {
    const std::vector<double> exponents{0.1, 0.5, 1, 1.5, 2, 2.7, 4, infinity};
    const std::vector<Norm> norms(exponents.begin(), exponents.end());
    Pacer pacer([] {});
    for (const Source source : {Source::cube, Source::ball, Source::sphere, Source::gaussian}) {
        for (const Query query : {Query::origin, Query::random}) {
            for (const std::uint64_t dimension : {2, 7, 64, 67, 130}) {
                const SetKind kind{source, query, dimension, dimension == 7 ? 33u : 5u};
                DistanceSets sets(kind, norms, 77, 3);
                sets.draw(8, pacer);
                for (std::size_t norm = 0; norm < norms.size(); ++norm)
                    for (const std::size_t i : {0, 7})
                        expect_near(sets.of(i)[norm], naive_set(kind, exponents[norm], 77, 3, 8 + i));
            }
        }
    }
}

TEST(Norms, have_no_length_where_powers_vanish_or_overflow) {
    for (const double p : {0.5, 1., 2., 4., 7.3, infinity}) {
        const Norm norm(p);
        const std::vector<double> sums{1, 1e-291, 1e-289, 1e299, 1e301, infinity, 0, 16};
        std::vector<double> lengths(8);
        norm.lengths(sums.data(), lengths.data());
        for (const std::size_t bad : {1, 4, 5, 6}) EXPECT_TRUE(std::isnan(lengths[bad])) << p << " " << bad;
        for (const std::size_t good : {0, 7})
            EXPECT_NEAR(lengths[good], std::isinf(p) ? sums[good] : std::pow(sums[good], 1 / p), 1e-13 * lengths[good]);
    }
}

}  // namespace
}  // namespace orthant::dimension::distance_sets_test
