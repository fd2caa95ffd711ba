#pragma once

#include <cstddef>
#include <cstring>

#if defined(__AVX__)
#include <immintrin.h>
#endif

/// Doubles side by side in one register of the machine, for sums that must stay in registers through a loop (wider
/// lanes, base/lanes.hpp, would go through memory). A lane's bits do not depend on how many there are.
namespace orthant::data {

#if defined(__AVX512F__)
inline constexpr std::size_t double_lanes = 8;
#elif defined(__AVX__)
inline constexpr std::size_t double_lanes = 4;
#else
inline constexpr std::size_t double_lanes = 2;
#endif
using DoubleLanes = double __attribute__((vector_size(double_lanes * sizeof(double))));

[[gnu::always_inline]] inline DoubleLanes load_lanes(const double* from) {
    DoubleLanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

[[gnu::always_inline]] inline void store_lanes(double* to, DoubleLanes lanes) {
    std::memcpy(to, &lanes, sizeof lanes);
}

[[gnu::always_inline]] inline DoubleLanes all_lanes(double value) {
    return value - DoubleLanes{};
}

/// a·b + c, rounded once.
[[gnu::always_inline]] inline DoubleLanes fused_lanes(DoubleLanes a, DoubleLanes b, DoubleLanes c) {
#if defined(__AVX512F__)
    return reinterpret_cast<DoubleLanes>(
        _mm512_fmadd_pd(reinterpret_cast<__m512d>(a), reinterpret_cast<__m512d>(b), reinterpret_cast<__m512d>(c)));
#elif defined(__AVX__) && defined(__FMA__)
    return reinterpret_cast<DoubleLanes>(
        _mm256_fmadd_pd(reinterpret_cast<__m256d>(a), reinterpret_cast<__m256d>(b), reinterpret_cast<__m256d>(c)));
#else
    DoubleLanes result;
    for (std::size_t i = 0; i < double_lanes; ++i) result[i] = __builtin_fma(a[i], b[i], c[i]);
    return result;
#endif
}

/// The inner product of two arrays whose length is a multiple of eight: eight chains, added up as by sum_of_lanes
/// (base/lanes.hpp).
inline double dot_product(const double* a, const double* b, std::size_t length) {
    constexpr std::size_t chains = 8;
    DoubleLanes sums[chains / double_lanes] = {};
    for (std::size_t k = 0; k < length; k += chains)
#pragma GCC unroll 8
        for (std::size_t r = 0; r < chains / double_lanes; ++r)
            sums[r] = fused_lanes(load_lanes(a + k + r * double_lanes), load_lanes(b + k + r * double_lanes), sums[r]);
    double x[chains];
    for (std::size_t r = 0; r < chains / double_lanes; ++r) store_lanes(x + r * double_lanes, sums[r]);
    return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}

}  // namespace orthant::data
