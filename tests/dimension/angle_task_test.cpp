#include "studies/dimension/angle_task.hpp"

#include "dimension/naive_twin.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace orthant::dimension::angle_task_test {
namespace {

constexpr std::uint64_t key = 11;

AngleTally tally_range(Source source, std::uint64_t dimension, std::uint64_t first, std::uint64_t count,
                       std::size_t shift_bytes = 0) {
    Pacer pacer([] {});
    AngleTally tally(AngleCells::of(dimension, 90), shift_bytes);
    tally_pairs(PairSampler(source, dimension, key, 3), first, count, pacer, tally, shift_bytes);
    return tally;
}

Bytes record_of(const AngleTally& tally) {
    ByteWriter out;
    tally.write(out);
    return out.take();
}

TEST(TallyPairs, counts_what_the_naive_twin_counts) {
    for (const Source source : {Source::cube, Source::ball, Source::sphere, Source::gaussian}) {
        for (const std::uint64_t dimension : {2u, 7u}) {
            std::vector<double> angles;
            for (std::uint64_t i = 0; i < 1025; ++i)
                angles.push_back(helpers::naive_angle(source, dimension, key, 3, i));
            for (const std::uint64_t count : {1u, 15u, 16u, 17u, 1023u, 1024u, 1025u}) {
                std::vector<std::uint64_t> bins(90);
                std::uint64_t within_5 = 0;
                long double fourth = 0;
                for (std::uint64_t i = 0; i < count; ++i) {
                    ++bins[std::min<std::size_t>(89, static_cast<std::size_t>(angles[i] / 2))];
                    within_5 += std::abs(angles[i] - 90) <= 5;
                    fourth += std::pow(static_cast<long double>(angles[i]) - 90, 4);
                }
                const AngleTally tally = tally_range(source, dimension, 0, count);
                EXPECT_TRUE(std::ranges::equal(tally.bins(), bins)) << count;
                EXPECT_EQ(tally.within_5_degrees(), within_5);
                EXPECT_EQ(tally.sums().count, count);
                EXPECT_NEAR(tally.sums().sum(4), static_cast<double>(fourth), 1e-9 * static_cast<double>(fourth));
            }
        }
    }
}

TEST(TallyPairs, cut_elsewhere_gives_the_same_counts) {
    const AngleTally whole = tally_range(Source::ball, 5, 0, 5000);
    for (const std::uint64_t cut : {1u, 8u, 1000u, 1024u, 4999u}) {
        AngleTally parts = tally_range(Source::ball, 5, 0, cut);
        parts.merge(tally_range(Source::ball, 5, cut, 5000 - cut));
        EXPECT_TRUE(std::ranges::equal(parts.bins(), whole.bins()));
        EXPECT_TRUE(std::ranges::equal(parts.fine(), whole.fine()));
        EXPECT_EQ(parts.within_10_degrees(), whole.within_10_degrees());
        for (int order = 1; order <= 4; ++order)
            EXPECT_NEAR(parts.sums().sum(order), whole.sums().sum(order), 1e-13 * whole.sums().sum(4));
    }
}

TEST(TallyPairs, has_the_same_bits_wherever_its_buffers_lie) {
    for (const Source source : {Source::cube, Source::ball, Source::gaussian}) {
        const Bytes record = record_of(tally_range(source, 9, 0, 3001, 0));
        for (const std::size_t shift : {8u, 16u, 24u, 40u})
            EXPECT_EQ(record_of(tally_range(source, 9, 0, 3001, shift)), record) << shift;
    }
}

}  // namespace
}  // namespace orthant::dimension::angle_task_test
