#pragma once

#include "base/fixed_math.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

namespace orthant::neighbours {

/// x^p of values that are not negative, for one p > 0: by products where 2p is a whole number up to 32 (then powers of
/// whole numbers are exact as long as they fit), else e^(p·ln x), within about p·|ln x| ulp.
class Power {
  public:
    explicit Power(double p) : p_(p) {
        const double twice = 2 * p;
        if (twice <= 32 && twice == std::floor(twice)) halves_ = static_cast<std::uint32_t>(twice);
    }

    ORTHANT_LANES_INLINE F64Lanes operator()(F64Lanes x) const {
        if (halves_ == 0) return by_logarithm(x);
        F64Lanes result = halves_ % 2 == 1 ? square_root(x) : splat(1.0);
        F64Lanes square = x;
        for (std::uint32_t exponent = halves_ / 2; exponent > 0; exponent /= 2) {
            if (exponent % 2 == 1) result = result * square;
            square = square * square;
        }
        return result;
    }

  private:
    /// 0 below 1e-307, where the logarithm does not reach; infinite above e^709.
    ORTHANT_LANES_INLINE F64Lanes by_logarithm(F64Lanes x) const {
        const I64Lanes is_tiny = x < splat(1e-307);
        const F64Lanes exponent = splat(p_) * fixed_math::log(select(is_tiny, splat(1.0), x));
        const I64Lanes is_huge = exponent > splat(709.0);
        const F64Lanes power = fixed_math::exp(select(is_huge, splat(0.0), exponent));
        return select(is_tiny, splat(0.0), select(is_huge, splat(std::numeric_limits<double>::infinity()), power));
    }

    double p_;
    std::uint32_t halves_ = 0;
};

}  // namespace orthant::neighbours
