#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

/// Functions over lanes vanish into their callers. Vectors wider than the machine's have no common way to be passed,
/// of which GCC warns wherever one is named; since none ever is passed, whoever includes this need not hear it.
#define ORTHANT_LANES_INLINE [[gnu::always_inline]] inline
#pragma GCC diagnostic ignored "-Wpsabi"

namespace orthant {

#if defined(__AVX512F__)
/// The plain intrinsics make GCC 12 warn of uninitialised values in its own header; those that take a mask do not.
inline constexpr __mmask8 every_lane = 0xFF;
#endif

/// Eight values side by side, computed alike whatever the instruction set: a value's bits depend neither on its lane,
/// nor on its neighbours, nor on its address. Loops run over whole groups of lanes and have no scalar tail.
inline constexpr std::size_t lane_count = 8;
using F64Lanes = double __attribute__((vector_size(64)));
using I64Lanes = std::int64_t __attribute__((vector_size(64)));
using U64Lanes = std::uint64_t __attribute__((vector_size(64)));
using I32Halves = std::int32_t __attribute__((vector_size(64)));  ///< a U64Lanes seen as sixteen 32-bit halves

ORTHANT_LANES_INLINE F64Lanes splat(double value) {
    return F64Lanes{value, value, value, value, value, value, value, value};
}

template <std::unsigned_integral T>
ORTHANT_LANES_INLINE U64Lanes splat(T bits) {
    const std::uint64_t value = bits;
    return U64Lanes{value, value, value, value, value, value, value, value};
}

/// The mask of a comparison that came out alike in all lanes.
ORTHANT_LANES_INLINE I64Lanes splat_mask(bool is_set) {
    const std::int64_t bits = is_set ? -1 : 0;
    return I64Lanes{bits, bits, bits, bits, bits, bits, bits, bits};
}

ORTHANT_LANES_INLINE U64Lanes lane_numbers() {
    return U64Lanes{0, 1, 2, 3, 4, 5, 6, 7};
}

/// Eight doubles from any address.
ORTHANT_LANES_INLINE F64Lanes load(const double* from) {
    F64Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

ORTHANT_LANES_INLINE void store(double* to, F64Lanes lanes) {
    std::memcpy(to, &lanes, sizeof lanes);
}

/// Lane by lane, yes where the mask (of a comparison) is set, no elsewhere.
ORTHANT_LANES_INLINE F64Lanes select(I64Lanes mask, F64Lanes yes, F64Lanes no) {
    return mask ? yes : no;
}

ORTHANT_LANES_INLINE F64Lanes magnitude(F64Lanes x) {
    return reinterpret_cast<F64Lanes>(reinterpret_cast<U64Lanes>(x) & splat(0x7FFFFFFFFFFFFFFFu));
}

/// The size of `size` (which must not be negative) with the sign of `sign`.
ORTHANT_LANES_INLINE F64Lanes with_sign_of(F64Lanes size, F64Lanes sign) {
    return reinterpret_cast<F64Lanes>(reinterpret_cast<U64Lanes>(size) |
                                      (reinterpret_cast<U64Lanes>(sign) & splat(0x8000000000000000u)));
}

/// a·b + c, rounded once.
ORTHANT_LANES_INLINE F64Lanes fused(F64Lanes a, F64Lanes b, F64Lanes c) {
#if defined(__AVX512F__)
    return reinterpret_cast<F64Lanes>(
        _mm512_fmadd_pd(reinterpret_cast<__m512d>(a), reinterpret_cast<__m512d>(b), reinterpret_cast<__m512d>(c)));
#else
    F64Lanes result;
    for (std::size_t i = 0; i < lane_count; ++i) result[i] = __builtin_fma(a[i], b[i], c[i]);
    return result;
#endif
}

ORTHANT_LANES_INLINE F64Lanes square_root(F64Lanes x) {
#if defined(__AVX512F__)
    return reinterpret_cast<F64Lanes>(_mm512_maskz_sqrt_pd(every_lane, reinterpret_cast<__m512d>(x)));
#else
    F64Lanes result;
    for (std::size_t i = 0; i < lane_count; ++i) result[i] = __builtin_sqrt(x[i]);
    return result;
#endif
}

/// The full product of the low 32 bits of each lane, unsigned; the high halves are ignored.
ORTHANT_LANES_INLINE U64Lanes multiply_low_halves(U64Lanes a, U64Lanes b) {
#if defined(__AVX512F__)
    return reinterpret_cast<U64Lanes>(
        _mm512_maskz_mul_epu32(every_lane, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
#else
    return (a & splat(0xFFFFFFFFu)) * (b & splat(0xFFFFFFFFu));
#endif
}

/// The full product of the low 32 bits of each lane, signed; the high halves are ignored.
ORTHANT_LANES_INLINE I64Lanes multiply_signed_low_halves(U64Lanes a, U64Lanes b) {
#if defined(__AVX512F__)
    return reinterpret_cast<I64Lanes>(
        _mm512_maskz_mul_epi32(every_lane, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
#else
    return (reinterpret_cast<I64Lanes>(a << 32) >> 32) * (reinterpret_cast<I64Lanes>(b << 32) >> 32);
#endif
}

/// The low 32 bits of each lane as doubles, exactly: placed in the mantissa of 2^52, which is then taken away.
ORTHANT_LANES_INLINE F64Lanes low_halves_to_double(U64Lanes words) {
    const U64Lanes placed = (words & splat(0xFFFFFFFFu)) | splat(0x4330000000000000u);
    return reinterpret_cast<F64Lanes>(placed) - splat(0x1p52);
}

/// (x0+x4 + x2+x6) + (x1+x5 + x3+x7): the one order in which lanes are added up.
ORTHANT_LANES_INLINE double sum_of_lanes(F64Lanes x) {
    return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

}  // namespace orthant
