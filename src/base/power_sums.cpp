#include "base/power_sums.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace orthant {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double unbiased_variance(const PowerSums& sums) {
    const double n = static_cast<double>(sums.count);
    const double centre = sums.sum(1) / n;
    return std::max(0.0, sums.sum(2) - n * centre * centre) / (n - 1);
}

}  // namespace

void PowerSums::add(double x) {
    ++count;
    double power = 1;
    for (CompensatedSum& sum : sums) sum.add(power *= x);
}

void PowerSums::merge(const PowerSums& other) {
    count += other.count;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].merge(other.sums[i]);
}

Estimate mean(const PowerSums& sums) {
    if (sums.count == 0) return {nan, nan};
    const double n = static_cast<double>(sums.count);
    return {sums.sum(1) / n, sums.count == 1 ? nan : std::sqrt(unbiased_variance(sums) / n)};
}

Estimate variance(const PowerSums& sums) {
    if (sums.count < 2) return {nan, nan};
    const double n = static_cast<double>(sums.count);
    const double d = sums.sum(1) / n;
    const double squared = unbiased_variance(sums);
    const double m4 = sums.sum(4) / n - 4 * d * (sums.sum(3) / n) + 6 * d * d * (sums.sum(2) / n) - 3 * d * d * d * d;
    const double of_variance = (m4 - squared * squared * (n - 3) / (n - 1)) / n;
    return {squared, std::sqrt(std::max(0.0, of_variance))};
}

Estimate with_half_an_event(Estimate estimate, double trials) {
    const double least = std::sqrt(0.5) / trials;
    if (estimate.standard_error < least) estimate.standard_error = least;
    return estimate;
}

Estimate mean_of_shares(const PowerSums& shares, std::uint64_t trials) {
    return with_half_an_event(mean(shares), static_cast<double>(shares.count) * static_cast<double>(trials));
}

Estimate proportion(std::uint64_t hits, std::uint64_t trials) {
    if (trials == 0) return {nan, nan};
    const double n = static_cast<double>(trials);
    const double p = static_cast<double>(hits) / n;
    const bool is_extreme = hits == 0 || hits == trials;
    const double assumed = is_extreme ? (static_cast<double>(hits) + 0.5) / (n + 1) : p;
    return {p, std::sqrt(assumed * (1 - assumed) / n)};
}

}  // namespace orthant
