#pragma once

#include "base/lanes.hpp"

/// Elementary functions whose bits depend on nothing but their argument: only + − × ÷ √, fused products and operations
/// on bits, in one fixed order (libm chooses its code by the CPU it finds). Polynomials: interpolation at Chebyshev
/// nodes in 200-bit arithmetic, rounded to double. Stated errors are in units in the last place of the exact result.
namespace orthant::fixed_math {

/// Degrees in a radian.
inline constexpr double degrees_per_radian = 0x1.ca5dc1a63c1f8p+5;

/// c[0] + c[1]·x + … + c[n−1]·x^(n−1), by Horner's rule with fused steps.
template <std::size_t n>
ORTHANT_LANES_INLINE F64Lanes polynomial(F64Lanes x, const double (&c)[n]) {
    F64Lanes value = splat(c[n - 1]);
#pragma GCC unroll 16
    for (std::size_t i = 1; i < n; ++i) value = fused(value, x, splat(c[n - 1 - i]));
    return value;
}

/// Natural logarithm of positive normal numbers, within 1 ulp.
/// x = 2^e·m with m in [√½, √2); f = m − 1, s = f/(2+f): ln m = 2 artanh s = f − s·(f − s²·R(s²)).
ORTHANT_LANES_INLINE F64Lanes log(F64Lanes x) {
    constexpr double r[] = {0x1.5555555555558p-1, 0x1.99999999952d7p-2, 0x1.2492492df281ap-2, 0x1.c71c62e3f11e6p-3,
                            0x1.7462b51cb66b1p-3, 0x1.39fe51a7c18f8p-3, 0x1.2b5900de53b33p-3};
    constexpr double ln2_high = 0x1.62e42fefa3800p-1;  // 42 bits: its products with exponents are exact
    constexpr double ln2_low = 0x1.ef35793c76730p-45;
    constexpr std::uint64_t sqrt_half = 0x3FE6A09E667F3BCDu;
    const U64Lanes shifted = reinterpret_cast<U64Lanes>(x) - splat(sqrt_half);
    const I64Lanes exponent = reinterpret_cast<I64Lanes>(shifted) >> 52;
    const U64Lanes mantissa = (shifted & splat(0x000FFFFFFFFFFFFFu)) + splat(sqrt_half);
    const F64Lanes e =
        reinterpret_cast<F64Lanes>(reinterpret_cast<U64Lanes>(exponent + 2048) | splat(0x4330000000000000u)) -
        splat(0x1p52 + 2048);
    const F64Lanes f = reinterpret_cast<F64Lanes>(mantissa) - splat(1.0);
    const F64Lanes s = f / (splat(2.0) + f);
    const F64Lanes z = s * s;
    const F64Lanes correction = fused(e, splat(ln2_low), -(s * (f - z * polynomial(z, r))));
    return fused(e, splat(ln2_high), f + correction);
}

struct SinCos {
    F64Lanes sin;
    F64Lanes cos;
};

/// Sine and cosine of 2π·turns for |turns| < 2^20, each within 2 ulp where the argument is a multiple of 2^-52.
/// The quarter turns are taken off exactly; what is left is at most π/4.
ORTHANT_LANES_INLINE SinCos sin_cos_of_turns(F64Lanes turns) {
    constexpr double two_pi = 0x1.921fb54442d18p+2;
    constexpr double s[] = {-0x1.5555555555555p-3, 0x1.1111111110bb2p-7,   -0x1.a01a019e83816p-13,
                            0x1.71de379654304p-19, -0x1.ae600aca92c64p-26, 0x1.5e0b05bff20f2p-33};
    constexpr double c[] = {0x1.5555555555555p-5,   -0x1.6c16c16c16967p-10, 0x1.a01a019f4e9b4p-16,
                            -0x1.27e4fa17bf139p-22, 0x1.1eeb68cd22f56p-29,  -0x1.907d8f29fe7d9p-37};
    const F64Lanes shift = splat(0x1.8p52);  // adding it rounds to an integer, found in the low bits
    const F64Lanes shifted = turns * splat(4.0) + shift;
    const U64Lanes quarter = reinterpret_cast<U64Lanes>(shifted);
    const F64Lanes x = (turns - (shifted - shift) * splat(0.25)) * splat(two_pi);
    const F64Lanes z = x * x;
    const F64Lanes sine = fused(x * z, polynomial(z, s), x);
    const F64Lanes half = splat(0.5) * z;
    const F64Lanes leading = splat(1.0) - half;
    const F64Lanes cosine = leading + fused(z * z, polynomial(z, c), (splat(1.0) - leading) - half);
    const I64Lanes odd = reinterpret_cast<I64Lanes>(quarter << 63) >> 63;
    const U64Lanes sine_sign = (quarter << 62) & splat(0x8000000000000000u);
    const U64Lanes cosine_sign = ((quarter + 1) << 62) & splat(0x8000000000000000u);
    return {reinterpret_cast<F64Lanes>(reinterpret_cast<U64Lanes>(select(odd, cosine, sine)) ^ sine_sign),
            reinterpret_cast<F64Lanes>(reinterpret_cast<U64Lanes>(select(odd, sine, cosine)) ^ cosine_sign)};
}

/// The angle in degrees, in [−90, 90], whose tangent is y/x, for x ≥ 0; within 3 ulp; ±90 exactly where x = 0.
/// NaN where both are zero. The smaller over the larger is t in [0, 1]; past tan 22.5°, 45° and (t−1)/(t+1) take its
/// place.
ORTHANT_LANES_INLINE F64Lanes atan_degrees(F64Lanes y, F64Lanes x) {
    constexpr double tan_of_22_5_degrees = 0x1.a827999fcef32p-2;
    constexpr double a[] = {-0x1.5555555555555p-2, 0x1.999999999934ap-3, -0x1.24924924360cbp-3, 0x1.c71c7185314cbp-4,
                            -0x1.745d0b26b83e7p-4, 0x1.3b1262d95579ep-4, -0x1.10fa75382537fp-4, 0x1.dfe61e80903d2p-5,
                            -0x1.a098bb6ba4940p-5, 0x1.41603647c7a7bp-5, -0x1.3a2b7a07caea6p-6};
    const F64Lanes height = magnitude(y);
    const I64Lanes steep = height > x;
    const F64Lanes small = select(steep, x, height);
    const F64Lanes large = select(steep, height, x);
    const I64Lanes wide = small > splat(tan_of_22_5_degrees) * large;
    const F64Lanes t = select(wide, small - large, small) / select(wide, small + large, large);
    const F64Lanes z = t * t;
    const F64Lanes radians = fused(t * z, polynomial(z, a), t);
    const F64Lanes degrees = fused(radians, splat(degrees_per_radian), select(wide, splat(45.0), splat(0.0)));
    return with_sign_of(select(steep, splat(90.0) - degrees, degrees), y);
}

/// e^x for x ≤ 709, within 2 ulp; 0 for x < −708.
/// x = n·ln 2 + r with |r| ≤ ln 2 / 2; 2^n is put together from its bits.
ORTHANT_LANES_INLINE F64Lanes exp(F64Lanes x) {
    constexpr double e[] = {0x1.0000000000001p-1,  0x1.5555555555556p-3,  0x1.5555555553d63p-5,  0x1.11111111109b3p-7,
                            0x1.6c16c1788bd90p-10, 0x1.a01a01a7c41d5p-13, 0x1.a019b90d2ae7ap-16, 0x1.71de0dae63bb3p-19,
                            0x1.289185613a3d6p-22, 0x1.af38a9b0ec855p-26};
    const F64Lanes shift = splat(0x1.8p52);
    const F64Lanes bounded = select(x < splat(-708.0), splat(-708.0), x);
    const F64Lanes shifted = bounded * splat(0x1.71547652b82fep+0) + shift;
    const F64Lanes n = shifted - shift;
    const F64Lanes r = fused(n, splat(-0x1.ef35793c76730p-45), fused(n, splat(-0x1.62e42fefa3800p-1), bounded));
    const F64Lanes mantissa = splat(1.0) + fused(r * r, polynomial(r, e), r);
    const U64Lanes exponent = (reinterpret_cast<U64Lanes>(shifted) + 1023) << 52;
    const F64Lanes value = mantissa * reinterpret_cast<F64Lanes>(exponent);
    return select(x < splat(-708.0), splat(0.0), value);
}

/// ln(1 + x) for x > −1, within 4 ulp: the rounding of 1 + x is made good by x / ((1 + x) − 1).
ORTHANT_LANES_INLINE F64Lanes log1p(F64Lanes x) {
    const F64Lanes rounded = splat(1.0) + x;
    const F64Lanes reached = rounded - splat(1.0);
    const I64Lanes tiny = reached == splat(0.0);
    const F64Lanes ratio = x / select(tiny, splat(1.0), reached);
    return select(tiny, x, log(rounded) * ratio);
}

}  // namespace orthant::fixed_math
