#include "studies/dimension/row_sample.hpp"

#include "base/contract.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace orthant::dimension::row_sample_test {
namespace {

RandomStream stream_of(std::uint64_t key) {
    return {key, 0, StreamId{0}};
}

TEST(RowSample, holds_different_rows_in_order) {
    for (const std::size_t count : {0u, 1u, 50u, 99u}) {
        const auto sample = row_sample(100, count, stream_of(3));
        ASSERT_EQ(sample.size(), count);
        EXPECT_TRUE(std::ranges::is_sorted(sample));
        EXPECT_EQ(std::ranges::adjacent_find(sample), sample.end());
        if (count > 0) {
            EXPECT_LT(sample.back(), 100u);
        }
    }
    EXPECT_THAT(row_sample(4, 4, stream_of(3)), testing::ElementsAre(0, 1, 2, 3));
    EXPECT_THROW(row_sample(4, 5, stream_of(3)), ContractViolation);
}

/// All ten choices of two rows of five, by a test of χ² with nine degrees of freedom.
TEST(RowSample, chooses_all_alike) {
    constexpr int draws = 10'000;
    std::vector<int> counts(25);
    for (int key = 0; key < draws; ++key) {
        const auto sample = row_sample(5, 2, stream_of(static_cast<std::uint64_t>(key)));
        ++counts[sample[0] * 5 + sample[1]];
    }
    double chi2 = 0;
    for (std::size_t a = 0; a < 5; ++a)
        for (std::size_t b = a + 1; b < 5; ++b) chi2 += std::pow(counts[a * 5 + b] - draws / 10.0, 2) / (draws / 10.0);
    EXPECT_LT(chi2, 33.7) << "exceeded once in ten thousand";
    EXPECT_GT(chi2, 0.2);
}

}  // namespace
}  // namespace orthant::dimension::row_sample_test
