#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX2__)
#include <immintrin.h>
#endif

namespace orthant::neighbours {

#if defined(__AVX512BW__)
inline constexpr std::size_t word_lanes = 16;
inline constexpr std::size_t tile_queries = 12;
#elif defined(__AVX2__)
inline constexpr std::size_t word_lanes = 8;
inline constexpr std::size_t tile_queries = 6;
#else
inline constexpr std::size_t word_lanes = 4;
inline constexpr std::size_t tile_queries = 4;
#endif
inline constexpr std::size_t tile_slots = 16;
inline constexpr std::size_t tile_vectors = tile_slots / word_lanes;

/// 32-bit words as wide as the machine's registers; as operands of a product each is a pair of 16-bit numbers.
using WordLanes = std::int32_t __attribute__((vector_size(word_lanes * sizeof(std::int32_t))));
using ShortLanes = std::int16_t __attribute__((vector_size(word_lanes * sizeof(std::int32_t))));

[[gnu::always_inline]] inline WordLanes load_words(const void* from) {
    WordLanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}

[[gnu::always_inline]] inline WordLanes splat_word(std::int32_t value) {
    return value - WordLanes{};
}

/// In each word the sum of the products of both pairs.
[[gnu::always_inline]] inline WordLanes multiply_pairs(WordLanes a, WordLanes b) {
#if defined(__AVX512BW__)
    return reinterpret_cast<WordLanes>(_mm512_madd_epi16(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
#elif defined(__AVX2__)
    return reinterpret_cast<WordLanes>(_mm256_madd_epi16(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
#else
    const auto x = reinterpret_cast<ShortLanes>(a), y = reinterpret_cast<ShortLanes>(b);
    WordLanes sums;
    for (std::size_t i = 0; i < word_lanes; ++i) sums[i] = x[2 * i] * y[2 * i] + x[2 * i + 1] * y[2 * i + 1];
    return sums;
#endif
}

/// One bit a lane: whether a ≤ b.
[[gnu::always_inline]] inline unsigned at_most(WordLanes a, WordLanes b) {
#if defined(__AVX512BW__)
    return _mm512_cmple_epi32_mask(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b));
#elif defined(__AVX2__)
    const __m256i above = _mm256_cmpgt_epi32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b));
    return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(above))) ^ 0xFFU;
#else
    unsigned mask = 0;
    for (std::size_t i = 0; i < word_lanes; ++i) mask |= static_cast<unsigned>(a[i] <= b[i]) << i;
    return mask;
#endif
}

/// Inner products of tile_queries queries with tile_slots rows of 16-bit numbers, exact while they fit into 32 bits.
/// Both are packed pair of coordinates by pair: queries `pairs` × tile_queries × 2, rows `pairs` × tile_slots × 2.
struct ShortTile {
    WordLanes products[tile_queries][tile_vectors];

    [[gnu::always_inline]] void multiply(const std::int16_t* queries, const std::int16_t* slots, std::size_t pairs) {
        WordLanes sums[tile_queries][tile_vectors] = {};
        for (std::size_t k = 0; k < pairs; ++k) {
            WordLanes row[tile_vectors];
#pragma GCC unroll 16
            for (std::size_t v = 0; v < tile_vectors; ++v)
                row[v] = load_words(slots + 2 * (k * tile_slots + v * word_lanes));
#pragma GCC unroll 16
            for (std::size_t q = 0; q < tile_queries; ++q) {
                std::int32_t pair;
                std::memcpy(&pair, queries + 2 * (k * tile_queries + q), sizeof pair);
                const WordLanes query = splat_word(pair);
#pragma GCC unroll 16
                for (std::size_t v = 0; v < tile_vectors; ++v) sums[q][v] += multiply_pairs(query, row[v]);
            }
        }
#pragma GCC unroll 16
        for (std::size_t q = 0; q < tile_queries; ++q)
#pragma GCC unroll 16
            for (std::size_t v = 0; v < tile_vectors; ++v) products[q][v] = sums[q][v];
    }
};

}  // namespace orthant::neighbours
