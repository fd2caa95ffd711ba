#pragma once

#include "base/fixed_math.hpp"
#include "base/lanes.hpp"

/// Random words of eight lanes as numbers.
namespace orthant {

/// The centre of the cell of (0, 1) that a word names, (word + ½)·2^-32, exactly: unit_interval, lane by lane.
ORTHANT_LANES_INLINE F64Lanes unit_interval_lanes(U64Lanes words) {
    return fused(low_halves_to_double(words), splat(0x1p-32), splat(0x1p-33));
}

struct NormalPair {
    F64Lanes cosine;
    F64Lanes sine;
};

/// Two independent standard normal values of two uniform in (0, 1), by the method of Box and Muller (1958): √(−2 ln u)
/// times cosine and sine of 2πv; at most 6.77 in size where u has 32 bits.
ORTHANT_LANES_INLINE NormalPair normal_pair(F64Lanes u, F64Lanes v) {
    const F64Lanes radius = square_root(fixed_math::log(u) * splat(-2.0));
    const fixed_math::SinCos direction = fixed_math::sin_cos_of_turns(v);
    return {radius * direction.cos, radius * direction.sin};
}

}  // namespace orthant
