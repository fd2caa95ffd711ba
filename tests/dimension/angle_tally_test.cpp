#include "studies/dimension/angle_tally.hpp"

#include "studies/dimension/counts.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <numeric>
#include <vector>

namespace orthant::dimension::angle_tally_test {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

AngleTally tally_of(std::vector<double> deviations, AngleCells cells) {
    const std::size_t count = deviations.size();
    deviations.resize(count + 8, 1234.5);  // must not be looked at
    AngleTally tally(cells);
    tally.add(std::span(deviations).first(count));
    return tally;
}

Bytes record_of(const AngleTally& tally) {
    ByteWriter out;
    tally.write(out);
    return out.take();
}

TEST(AngleCells, span_twelve_standard_deviations_inside_0_to_180) {
    EXPECT_EQ(AngleCells::of(2, 180).half_width_degrees, 90);
    EXPECT_NEAR(AngleCells::of(10'000, 180).half_width_degrees, 12 * 0.573, 0.01);
}

TEST(AngleTally, bins_hold_their_left_edge_and_the_last_both) {
    const AngleTally tally = tally_of({-90, -89.5, -89, 0, 88.999, 89, 90}, {180, 90});
    const auto bins = tally.bins();
    EXPECT_EQ(bins[0], 2u);
    EXPECT_EQ(bins[1], 1u);
    EXPECT_EQ(bins[90], 1u);
    EXPECT_EQ(bins[178], 1u);
    EXPECT_EQ(bins[179], 2u);
    EXPECT_EQ(std::accumulate(bins.begin(), bins.end(), 0u), 7u);
}

TEST(AngleTally, fine_cells_have_one_more_at_either_end) {
    const double width = 2.0 / AngleCells::fine_cells;
    const AngleTally tally = tally_of({-1.0001, -1, -1 + width, 1 - width, 1, 1.0001, 50}, {10, 1});
    const auto fine = tally.fine();
    ASSERT_EQ(fine.size(), AngleCells::fine_cells + 2);
    EXPECT_EQ(fine[0], 1u);
    EXPECT_EQ(fine[1], 1u);
    EXPECT_EQ(fine[2], 1u);
    EXPECT_EQ(fine[AngleCells::fine_cells], 2u);
    EXPECT_EQ(fine[AngleCells::fine_cells + 1], 2u);
}

TEST(AngleTally, tolerances_are_closed) {
    const AngleTally tally = tally_of({-5, 5, 5.000001, -10, 10, 10.000001, 0}, {180, 90});
    EXPECT_EQ(tally.within_5_degrees(), 3u);
    EXPECT_EQ(tally.within_10_degrees(), 6u);
}

TEST(AngleTally, undefined_angles_are_counted_and_left_out) {
    const AngleTally tally = tally_of({nan, 1, nan, 3, nan}, {4, 90});
    EXPECT_EQ(tally.undefined(), 3u);
    EXPECT_EQ(tally.sums().count, 2u);
    EXPECT_EQ(tally.sums().sum(1), 4);
    EXPECT_EQ(tally.bins()[2], 2u);
    EXPECT_EQ(tally.within_5_degrees(), 2u);
}

TEST(AngleTally, sums_are_those_of_the_powers_for_any_count) {
    for (const std::size_t count : {0u, 1u, 7u, 8u, 9u, 1023u, 1024u, 1025u, 2500u}) {
        std::vector<double> deviations(count);
        for (std::size_t i = 0; i < count; ++i) deviations[i] = std::remainder(0.37 * static_cast<double>(i + 1), 80);
        const AngleTally tally = tally_of(deviations, {36, 90});
        EXPECT_EQ(tally.sums().count, count);
        for (int order = 1; order <= 4; ++order) {
            long double exact = 0;
            for (const double x : deviations) exact += std::pow(static_cast<long double>(x), order);
            EXPECT_NEAR(tally.sums().sum(order), static_cast<double>(exact),
                        1e-12 * std::pow(80, order) * static_cast<double>(count));
        }
        const auto bins = tally.bins();
        EXPECT_EQ(std::accumulate(bins.begin(), bins.end(), std::size_t{0}), count);
    }
}

TEST(AngleTally, record_is_read_back_whole) {
    const AngleTally tally = tally_of({-90, -3, nan, 0.25, 7, 90}, {1000, 20});
    const Bytes record = record_of(tally);
    AngleTally read({1000, 20});
    ByteReader in(record);
    read.read(in);
    EXPECT_TRUE(in.at_end());
    EXPECT_EQ(record_of(read), record);
    EXPECT_TRUE(std::ranges::equal(read.bins(), tally.bins()));
    EXPECT_TRUE(std::ranges::equal(read.fine(), tally.fine()));
    EXPECT_EQ(read.undefined(), 1u);
    EXPECT_EQ(read.within_10_degrees(), 3u);
    EXPECT_EQ(read.sums().sum(4), tally.sums().sum(4));
}

TEST(AngleTally, reading_takes_the_place_of_former_counts) {
    AngleTally tally = tally_of({-90, 1, nan}, {10, 90});
    const Bytes record = record_of(tally_of({5}, {10, 90}));
    ByteReader in(record);
    tally.read(in);
    EXPECT_EQ(record_of(tally), record);
}

TEST(AngleTally, merging_adds_every_count) {
    AngleTally merged = tally_of({-90, -4, nan}, {10, 20});
    merged.merge(tally_of({0.25, 7, 90}, {10, 20}));
    EXPECT_EQ(record_of(merged), record_of(tally_of({-90, -4, nan, 0.25, 7, 90}, {10, 20})));
}

TEST(AngleTally, a_record_cut_at_any_byte_is_refused) {
    const Bytes record = record_of(tally_of({-3, 0.25, 7, 90}, {180, 90}));
    for (std::size_t length = 0; length < record.size(); ++length) {
        AngleTally read({180, 90});
        ByteReader in(ByteView(record).first(length));
        EXPECT_THROW(read.read(in), MalformedBytes) << length;
    }
}

TEST(AngleTally, records_that_contradict_themselves_are_refused) {
    const Bytes record = record_of(tally_of({-3, 0.25, 7, 90}, {180, 90}));
    const auto refuses = [&](std::size_t at, auto value) {
        Bytes spoilt = record;
        std::memcpy(&spoilt[at], &value, sizeof value);
        AngleTally read({180, 90});
        ByteReader in(spoilt);
        EXPECT_THROW(read.read(in), MalformedBytes) << at;
    };
    refuses(0, std::uint8_t{0});  // tag
    refuses(1, std::uint8_t{5});  // count
    refuses(3, std::uint8_t{4});  // within 5 degrees, more than within 10
    refuses(4, std::uint8_t{5});  // within 10 degrees, more than the count
    refuses(5, nan);              // the first sum
    AngleTally fewer_bins({90, 90});
    ByteReader in(record);
    EXPECT_THROW(fewer_bins.read(in), MalformedBytes);
}

TEST(Counts, only_the_span_that_is_not_empty_is_written) {
    std::vector<std::uint64_t> counts(10'000);
    ByteWriter empty;
    write_counts(empty, counts);
    EXPECT_EQ(empty.size(), 2u);
    counts[9'998] = 300;
    counts[9'999] = 1;
    ByteWriter out;
    write_counts(out, counts);
    EXPECT_EQ(out.size(), 6u);
    std::vector<std::uint64_t> read(10'000, 77);
    ByteReader in(out.view());
    read_counts(in, read);
    EXPECT_EQ(read, counts);
    std::vector<std::uint64_t> short_by_one(9'999);
    ByteReader again(out.view());
    EXPECT_THROW(read_counts(again, short_by_one), MalformedBytes);
}

}  // namespace
}  // namespace orthant::dimension::angle_tally_test
