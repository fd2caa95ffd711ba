#pragma once

#include "base/bytes.hpp"
#include "base/power_sums.hpp"
#include "studies/lstm/pace.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::lstm {

/// The mean and its standard error; NaN where a value is not finite.
Estimate mean_of(std::span<const double> values);

/// What the norms of gradients are like over sequences, lag by lag.
struct LagStatistics {
    std::vector<Estimate> norm;
    std::vector<Estimate> ratio;          ///< of the norm to that at lag 0, of sequences not left out there
    std::vector<Estimate> log10_norm;     ///< a few long ones do not rule it, as they do the mean
    std::vector<std::uint64_t> left_out;  ///< sequences of no use for log10_norm: zero, or not finite
    Estimate decay;                       ///< slope of log10 of the norm against the lag, decades a step

    LagStatistics() = default;
    /// `norms`: lags × sequences, row-major. The slope of a sequence is that of least squares over all lags where its
    /// logarithm is known, two at least; the estimate is the mean of slopes over sequences.
    LagStatistics(std::span<const double> norms, std::size_t lags, Pace& pace);

    std::size_t lags() const { return norm.size(); }

    void write(ByteWriter& out) const;
    /// Of so many lags; MalformedBytes where they end early.
    static LagStatistics read(ByteReader& in, std::size_t lags);
    static std::size_t record_bytes(std::size_t lags);
};

}  // namespace orthant::lstm
