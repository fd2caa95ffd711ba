#pragma once

#include "base/compensated_sum.hpp"

#include <array>
#include <cstdint>

namespace orthant {

/// Count and sums of x, x², x³, x⁴ of values measured from a fixed origin near their mean (else digits cancel).
struct PowerSums {
    std::uint64_t count = 0;
    std::array<CompensatedSum, 4> sums{};

    void add(double x);
    void merge(const PowerSums& other);
    /// Sum of x^order, order 1 … 4.
    double sum(int order) const { return sums[static_cast<std::size_t>(order - 1)].value(); }
};

/// An estimate with its standard error, NaN where the sample is too small to tell.
struct Estimate {
    double value;
    double standard_error;
};

/// Mean, and the square root of (unbiased variance / n); NaN error for n = 1, both NaN for n = 0.
Estimate mean(const PowerSums& sums);

/// What comes from so many trials is no surer than this: an event that was seen in none of them is taken for half a one
/// and counted by Poisson's law, so the error is at least √½ / trials.
Estimate with_half_an_event(Estimate estimate, double trials);

/// The mean of shares, each of so many trials, with half an event in all of them.
Estimate mean_of_shares(const PowerSums& shares, std::uint64_t trials);

/// Unbiased variance s², and √((m₄ − s⁴(n−3)/(n−1))/n) with m₄ the fourth central moment (Mood, Graybill and Boes,
/// "Introduction to the Theory of Statistics", theorem VI.2.2); NaN for n < 2.
Estimate variance(const PowerSums& sums);

/// A share k/n with √(p(1−p)/n), where p is k/n, but (k+½)/(n+1) for k = 0 and k = n: none seen is not none there.
/// NaN for n = 0.
Estimate proportion(std::uint64_t hits, std::uint64_t trials);

}  // namespace orthant
