#include "studies/lstm/lag_statistics.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace orthant::lstm::lag_statistics_test {
namespace {

LagStatistics statistics_of(const std::vector<double>& norms, std::size_t lags) {
    Pace nobody([] {});
    return {norms, lags, nobody};
}

TEST(LagStatistics, give_the_rate_of_a_geometric_decay) {
    constexpr std::size_t lags = 40, sequences = 3;
    std::vector<double> norms;
    for (std::size_t lag = 0; lag < lags; ++lag)
        for (const double first : {1.0, 10.0, 100.0})
            norms.push_back(first * std::pow(10, -0.1 * static_cast<double>(lag)));
    const LagStatistics statistics = statistics_of(norms, lags);
    ASSERT_EQ(statistics.lags(), lags);
    EXPECT_NEAR(statistics.decay.value, -0.1, 1e-14);
    EXPECT_NEAR(statistics.decay.standard_error, 0, 1e-14);
    for (std::size_t lag = 0; lag < lags; ++lag) {
        const double factor = std::pow(10, -0.1 * static_cast<double>(lag));
        EXPECT_NEAR(statistics.norm[lag].value / (37 * factor), 1, 1e-13);
        EXPECT_NEAR(statistics.ratio[lag].value / factor, 1, 1e-13);
        EXPECT_NEAR(statistics.ratio[lag].standard_error, 0, 1e-13);
        EXPECT_NEAR(statistics.log10_norm[lag].value, 1 - 0.1 * static_cast<double>(lag), 1e-13);
        EXPECT_NEAR(statistics.log10_norm[lag].standard_error, 1 / std::sqrt(sequences), 1e-13);
        EXPECT_EQ(statistics.left_out[lag], 0u);
    }
}

TEST(LagStatistics, give_slopes_that_differ_an_error) {
    const std::vector<double> norms{1, 1, 0.1, 0.01, 0.01, 0.0001};
    const LagStatistics statistics = statistics_of(norms, 3);
    EXPECT_NEAR(statistics.decay.value, -1.5, 1e-14);
    EXPECT_NEAR(statistics.decay.standard_error, 0.5, 1e-14);
}

TEST(LagStatistics, count_and_leave_out_what_has_no_logarithm) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const std::vector<double> norms{1, 1, 1, 0.1, 0, 0.1, 0.01, 0, infinity};
    const LagStatistics statistics = statistics_of(norms, 3);
    EXPECT_EQ(statistics.left_out, (std::vector<std::uint64_t>{0, 1, 2}));
    EXPECT_NEAR(statistics.log10_norm[1].value, -1, 1e-14);
    EXPECT_NEAR(statistics.log10_norm[2].value, -2, 1e-14);
    EXPECT_NEAR(statistics.norm[1].value, 0.2 / 3, 1e-15) << "zero is a norm";
    EXPECT_TRUE(std::isnan(statistics.norm[2].value)) << "infinity is never averaged away";
    EXPECT_NEAR(statistics.decay.value, -1, 1e-14) << "the second sequence has no slope";
}

TEST(LagStatistics, are_ratios_of_what_is_not_zero_at_lag_0) {
    const LagStatistics statistics = statistics_of({2, 0, 4, 1, 0, 1}, 2);
    EXPECT_EQ(statistics.left_out[0], 1u);
    EXPECT_EQ(statistics.ratio[0].value, 1);
    EXPECT_EQ(statistics.ratio[1].value, (0.5 + 0.25) / 2);
}

TEST(LagStatistics, tell_no_error_of_one_sequence) {
    const LagStatistics statistics = statistics_of({1, 0.5}, 2);
    EXPECT_EQ(statistics.norm[1].value, 0.5);
    EXPECT_TRUE(std::isnan(statistics.norm[1].standard_error));
    EXPECT_NEAR(statistics.decay.value, std::log10(0.5), 1e-14);
}

TEST(LagStatistics, are_read_as_they_were_written) {
    const LagStatistics statistics = statistics_of({1, 3, 0.5, 0}, 2);
    ByteWriter out;
    statistics.write(out);
    EXPECT_EQ(out.size(), LagStatistics::record_bytes(2));
    ByteReader in(out.view());
    ByteWriter again;
    LagStatistics::read(in, 2).write(again);
    EXPECT_EQ(Bytes(out.view().begin(), out.view().end()), Bytes(again.view().begin(), again.view().end()));
    ByteReader shorter(out.view().first(out.size() - 1));
    EXPECT_THROW(LagStatistics::read(shorter, 2), MalformedBytes);
}

}  // namespace
}  // namespace orthant::lstm::lag_statistics_test
