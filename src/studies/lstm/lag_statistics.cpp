#include "studies/lstm/lag_statistics.hpp"

#include "base/contract.hpp"
#include "base/fixed_math_of_one.hpp"

#include <cmath>
#include <limits>

namespace orthant::lstm {
namespace {

constexpr double operations_per_norm = 1000;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// NaN for what has none, and for numbers too small to be normal.
double log10_of(double value) {
    if (!std::isnormal(value) || value < 0) return nan;
    constexpr double log10_of_e = 0x1.bcb7b1526e50ep-2;
    return fixed_math::log(value) * log10_of_e;
}

/// Σ (x − x̄)(y − ȳ) / Σ (x − x̄)² over the lags x whose y is a number; NaN for fewer than two of them.
double slope(std::span<const double> values) {
    CompensatedSum count, lag_sum, value_sum;
    for (std::size_t lag = 0; lag < values.size(); ++lag) {
        if (std::isnan(values[lag])) continue;
        count.add(1);
        lag_sum.add(static_cast<double>(lag));
        value_sum.add(values[lag]);
    }
    if (count.value() < 2) return nan;
    const double mean_lag = lag_sum.value() / count.value(), mean_value = value_sum.value() / count.value();
    CompensatedSum products, squares;
    for (std::size_t lag = 0; lag < values.size(); ++lag) {
        if (std::isnan(values[lag])) continue;
        const double from_mean = static_cast<double>(lag) - mean_lag;
        products.add(from_mean * (values[lag] - mean_value));
        squares.add(from_mean * from_mean);
    }
    return products.value() / squares.value();
}

/// The mean of what is a number.
Estimate mean_of_known(std::span<const double> values) {
    std::vector<double> known;
    for (const double value : values)
        if (!std::isnan(value)) known.push_back(value);
    return mean_of(known);
}

}  // namespace

Estimate mean_of(std::span<const double> values) {
    PowerSums beyond_first;
    for (const double value : values) {
        if (!std::isfinite(value)) return {nan, nan};
        beyond_first.add(value - values.front());
    }
    Estimate estimate = mean(beyond_first);
    if (!values.empty()) estimate.value += values.front();
    return estimate;
}

LagStatistics::LagStatistics(std::span<const double> norms, std::size_t lags, Pace& pace) {
    ORTHANT_EXPECT(lags > 0 && !norms.empty() && norms.size() % lags == 0);
    const std::size_t sequences = norms.size() / lags;
    std::vector<double> logs(norms.size()), of_sequence(lags), ratios, slopes;
    for (std::size_t lag = 0; lag < lags; ++lag) {
        for (std::size_t i = lag * sequences; i < (lag + 1) * sequences; ++i) logs[i] = log10_of(norms[i]);
        const std::span<const double> here = norms.subspan(lag * sequences, sequences);
        const std::span<const double> logs_here = std::span<const double>(logs).subspan(lag * sequences, sequences);
        ratios.clear();
        for (std::size_t i = 0; i < sequences; ++i)
            if (!std::isnan(logs[i])) ratios.push_back(here[i] / norms[i]);
        norm.push_back(mean_of(here));
        ratio.push_back(mean_of(ratios));
        log10_norm.push_back(mean_of_known(logs_here));
        std::uint64_t unknown = 0;
        for (const double value : logs_here) unknown += std::isnan(value) ? 1 : 0;
        left_out.push_back(unknown);
        pace.spend(operations_per_norm * static_cast<double>(sequences));
    }
    for (std::size_t i = 0; i < sequences; ++i) {
        for (std::size_t lag = 0; lag < lags; ++lag) of_sequence[lag] = logs[lag * sequences + i];
        slopes.push_back(slope(of_sequence));
        pace.spend(operations_per_norm * static_cast<double>(lags));
    }
    decay = mean_of_known(slopes);
}

void LagStatistics::write(ByteWriter& out) const {
    for (const std::vector<Estimate>* estimates : {&norm, &ratio, &log10_norm}) out.put_all(std::span(*estimates));
    out.put_all(std::span(left_out));
    out.put(decay);
}

LagStatistics LagStatistics::read(ByteReader& in, std::size_t lags) {
    if (in.remaining() < record_bytes(lags)) throw MalformedBytes("statistics of fewer lags");
    LagStatistics statistics;
    for (std::vector<Estimate>* estimates : {&statistics.norm, &statistics.ratio, &statistics.log10_norm}) {
        estimates->resize(lags);
        in.get_all(std::span(*estimates));
    }
    statistics.left_out.resize(lags);
    in.get_all(std::span(statistics.left_out));
    statistics.decay = in.get<Estimate>();
    return statistics;
}

std::size_t LagStatistics::record_bytes(std::size_t lags) {
    return lags * (3 * sizeof(Estimate) + sizeof(std::uint64_t)) + sizeof(Estimate);
}

}  // namespace orthant::lstm
