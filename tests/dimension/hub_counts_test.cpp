#include "studies/dimension/hub_counts.hpp"

#include "base/contract.hpp"
#include "studies/dimension/hub_statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace orthant::dimension::hub_counts_test {
namespace {

using Numbers = std::vector<std::uint32_t>;

const std::vector<std::uint64_t> ascending{1, 3};

Numbers occurrences(const HubCounts& counts, std::size_t bands) {
    Numbers found(counts.rows());
    for (std::size_t band = 0; band < bands; ++band) counts.accumulate(band, found);
    return found;
}

HubCounts example() {
    HubCounts counts(6, ascending);
    counts.add(Numbers{1, 2, 5});
    counts.add(Numbers{1, 5, 0});
    return counts;
}

Bytes record_of(const HubCounts& counts) {
    ByteWriter out;
    counts.write(out);
    return out.take();
}

TEST(HubCounts, count_the_nearest_up_to_each_k) {
    EXPECT_EQ(occurrences(example(), 1), (Numbers{0, 2, 0, 0, 0, 0}));
    EXPECT_EQ(occurrences(example(), 2), (Numbers{1, 2, 1, 0, 0, 2}));
    HubCounts counts = example();
    EXPECT_THROW(counts.add(Numbers{1, 2}), ContractViolation);
    counts.clear();
    EXPECT_EQ(occurrences(counts, 2), Numbers(6));
    EXPECT_THROW(HubCounts(6, std::vector<std::uint64_t>{3, 3}), ContractViolation);
}

TEST(HubCounts, add_up_records) {
    const Bytes record = record_of(example());
    HubCounts sum(6, ascending);
    for (int i = 0; i < 2; ++i) {
        ByteReader in(record);
        sum.add_record(in, 2);
        EXPECT_TRUE(in.at_end());
    }
    EXPECT_EQ(occurrences(sum, 2), (Numbers{2, 4, 2, 0, 0, 4}));
}

TEST(HubCounts, refuse_records_that_are_none) {
    const Bytes good = record_of(example());
    const auto read = [](const Bytes& record, std::size_t rows = 6, std::uint64_t queries = 2) {
        HubCounts counts(rows, ascending);
        ByteReader in(record);
        counts.add_record(in, queries);
    };
    EXPECT_NO_THROW(read(good));
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_THROW(read(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(size))), MalformedBytes);
    for (std::size_t i = 0; i < good.size(); ++i) {
        Bytes bad = good;
        bad[i] ^= std::byte{0x7F};
        EXPECT_THROW(read(bad), MalformedBytes) << i;
    }
    EXPECT_THROW(read(good, 7), MalformedBytes);
    EXPECT_THROW(read(good, 6, 1), MalformedBytes);
    EXPECT_THROW(read(good, 6, 3), MalformedBytes);
}

TEST(HubCounts, foresee_the_size_of_their_records) {
    for (const std::size_t queries : {20u, 1000u, 20'000u}) {
        HubCounts counts(2000, ascending);
        std::uint32_t row = 1;
        const auto next = [&row] { return (row = row * 1664525u + 1013904223u) >> 8; };
        for (std::size_t i = 0; i < queries; ++i) counts.add(Numbers{next() % 2000, next() % 2000, next() % 2000});
        const auto size = static_cast<double>(record_of(counts).size());
        const auto foreseen = static_cast<double>(HubCounts::record_bytes(2000, ascending, queries));
        EXPECT_GT(foreseen, 0.6 * size) << queries;
        EXPECT_LT(foreseen, 1.7 * size) << queries;
    }
}

/// By hand: 0, 0, 1, 5, 4 of k = 2.
TEST(Hubness, of_a_few_counts_is_as_computed_by_hand) {
    const Hubness found = hubness_of(Numbers{0, 0, 1, 5, 4}, 2);
    EXPECT_DOUBLE_EQ(found.skewness, ((-8. - 8 - 1 + 27 + 8) / 5) / std::pow((4. + 4 + 1 + 9 + 4) / 5, 1.5));
    EXPECT_DOUBLE_EQ(found.antihubs, 0.4);
    EXPECT_DOUBLE_EQ(found.robin_hood, 0.5);
    EXPECT_EQ(found.largest, 5);
    EXPECT_TRUE(std::isnan(hubness_of(Numbers{3, 3}, 3).skewness));
}

}  // namespace
}  // namespace orthant::dimension::hub_counts_test
