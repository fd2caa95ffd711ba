#pragma once

#include "base/fixed_math.hpp"
#include "base/power_sums.hpp"
#include "studies/dimension/nearest_forms.hpp"

#include <cstdint>
#include <span>

namespace orthant::dimension {

/// The median distance of the nearest point, from counts of sets in cells between which equal probabilities lie: cell i
/// holds the distances r with i ≤ cells · P(R ≤ r) < i + 1.
class NearestMedian {
  public:
    static constexpr std::size_t cells = 1024;

    NearestMedian(const NearestLaw& law, std::span<const std::uint64_t> counts);

    /// The cells of eight distances, given their squares, in 0 … 1. Numbers without a fraction.
    ORTHANT_LANES_INLINE static F64Lanes cells_of(const NearestLaw& law, F64Lanes squares) {
        constexpr double largest_below_1 = 1 - 0x1p-53;
        constexpr double least_square = 0x1p-1022;
        const F64Lanes positive = select(squares > splat(least_square), squares, splat(least_square));
        const F64Lanes volume =
            fixed_math::exp(splat(0.5 * static_cast<double>(law.dimension)) * fixed_math::log(positive));
        const F64Lanes below = select(volume < splat(largest_below_1), volume, splat(largest_below_1));
        const F64Lanes beyond = fixed_math::exp(splat(static_cast<double>(law.points)) * fixed_math::log1p(-below));
        const F64Lanes cell = splat(static_cast<double>(cells)) * (splat(1.0) - beyond);
        const F64Lanes last = splat(static_cast<double>(cells - 1));
        return __builtin_convertvector(__builtin_convertvector(select(cell < last, cell, last), I64Lanes), F64Lanes);
    }

    /// Found in the cell of the order statistic, as if probability lay evenly in it, so at most a cell's width off;
    /// half the distance between the quantiles at levels ½ ± ½/√n is its standard error (Woodruff, J. Amer. Statist.
    /// Assoc. 47, 1952). NaN of nothing, and NaN error for n = 1.
    Estimate estimate() const;
    /// Width of the cell that holds the median.
    double resolution() const;

  private:
    /// P(R ≤ r) at the quantile of this level.
    double probability(double level) const;

    NearestLaw law_;
    std::span<const std::uint64_t> counts_;
    double total_ = 0;
};

}  // namespace orthant::dimension
