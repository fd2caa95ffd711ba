#include "studies/dimension/intrinsic_tally.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace orthant::dimension::intrinsic_tally_test {
namespace {

using neighbours::Neighbour;

/// Of neighbours at these distances.
DistanceLogs logs_of(const std::vector<double>& distances) {
    std::vector<Neighbour> nearest;
    for (const double distance : distances) nearest.push_back({distance * distance, 0});
    DistanceLogs logs(distances.size());
    EXPECT_TRUE(logs.take(nearest));
    return logs;
}

TEST(DistanceLogs, are_the_logarithms_of_ratios) {
    const DistanceLogs logs = logs_of({2, 3, 5, 7, 8, 9, 10, 11, 12, 13});
    EXPECT_NEAR(logs.second(), std::log(1.5), 1e-15);
    EXPECT_NEAR(logs.inverse_dimension(2), std::log(1.5), 1e-15);
    EXPECT_NEAR(logs.inverse_dimension(4), std::log(7 * 7 * 7 / 30.0) / 3, 1e-15);
    double sum = 0;
    for (const int distance : {2, 3, 5, 7, 8, 9, 10, 11, 12}) sum += std::log(13.0 / distance);
    EXPECT_NEAR(logs.inverse_dimension(10), sum / 9, 1e-15);
}

TEST(DistanceLogs, are_refused_where_a_neighbour_is_no_distance_away) {
    DistanceLogs logs(2);
    EXPECT_FALSE(logs.take(std::vector<Neighbour>{{0, 3}, {0, 4}}));
    EXPECT_FALSE(logs.take(std::vector<Neighbour>{{0, 3}, {1, 4}}));
    EXPECT_FALSE(logs.take(std::vector<Neighbour>{{5e-324, 3}, {1e300, 4}}));
    EXPECT_TRUE(logs.take(std::vector<Neighbour>{{5e-324, 3}, {5e-324, 4}}));
    EXPECT_EQ(logs.second(), 0);
}

IntrinsicTally small_tally() {
    IntrinsicTally tally({2, 4});
    tally.add(logs_of({1, 2, 4, 8}));  // 1/m = ln 2, 2 ln 2
    tally.add(logs_of({3, 3, 3, 6}));  // 0, ln 2
    tally.add_duplicate();
    return tally;
}

TEST(IntrinsicTally, makes_both_averages) {
    const IntrinsicTally tally = small_tally();
    const double ln2 = std::log(2);
    EXPECT_EQ(tally.points(), 2u);
    EXPECT_EQ(tally.duplicates(), 1u);
    EXPECT_EQ(tally.equidistant(0), 1u);
    EXPECT_EQ(tally.equidistant(1), 0u);
    EXPECT_NEAR(tally.levina_bickel(0), 1 / ln2, 1e-15);
    EXPECT_NEAR(tally.levina_bickel(1), (0.5 / ln2 + 1 / ln2) / 2, 1e-15);
    EXPECT_NEAR(tally.mackay_ghahramani(0), 2 / ln2, 1e-15);
    EXPECT_NEAR(tally.mackay_ghahramani(1), 2 / (3 * ln2), 1e-15);
}

TEST(IntrinsicTally, of_nothing_estimates_nothing) {
    IntrinsicTally tally({2});
    tally.add_duplicate();
    EXPECT_TRUE(std::isnan(tally.levina_bickel(0)));
    EXPECT_TRUE(std::isnan(tally.mackay_ghahramani(0)));
}

Bytes bytes_of(const IntrinsicTally& tally) {
    ByteWriter out;
    tally.write(out);
    return out.take();
}

TEST(IntrinsicTally, comes_back_from_its_record) {
    const Bytes bytes = bytes_of(small_tally());
    IntrinsicTally read({2, 4});
    ByteReader in(bytes);
    read.read(in, 3);
    EXPECT_TRUE(in.at_end());
    EXPECT_EQ(bytes_of(read), bytes);
    read.merge(small_tally());
    EXPECT_EQ(read.points(), 4u);
    EXPECT_EQ(read.duplicates(), 2u);
    EXPECT_NEAR(read.mackay_ghahramani(1), small_tally().mackay_ghahramani(1), 1e-15);
    EXPECT_NEAR(static_cast<double>(bytes.size()), static_cast<double>(IntrinsicTally::record_bytes(2, 2)), 8);
}

TEST(IntrinsicTally, refuses_records_that_are_none) {
    const Bytes sound = bytes_of(small_tally());
    const auto read = [](const Bytes& bytes, std::uint64_t rows) {
        IntrinsicTally tally({2, 4});
        ByteReader in(bytes);
        tally.read(in, rows);
    };
    EXPECT_NO_THROW(read(sound, 3));
    EXPECT_THROW(read(sound, 2), MalformedBytes);
    EXPECT_THROW(read(sound, 4), MalformedBytes);
    for (std::size_t length = 0; length < sound.size(); ++length)
        EXPECT_THROW(read(Bytes(sound.begin(), sound.begin() + static_cast<std::ptrdiff_t>(length)), 3),
                     MalformedBytes);
    Bytes other = sound;
    other[0] = std::byte{0xA2};
    EXPECT_THROW(read(other, 3), MalformedBytes);
    for (const double impossible : {-1.0, std::numeric_limits<double>::infinity(), std::nan("")}) {
        other = sound;
        std::memcpy(other.data() + other.size() - sizeof impossible, &impossible, sizeof impossible);
        EXPECT_THROW(read(other, 3), MalformedBytes);
    }
}

}  // namespace
}  // namespace orthant::dimension::intrinsic_tally_test
