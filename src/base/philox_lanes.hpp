#pragma once

#include "base/lanes.hpp"
#include "base/random.hpp"

namespace orthant {

/// Four words for each of eight counters. A word is the low half of its lane; the high half is left-over, to be
/// ignored.
struct WordLanes {
    U64Lanes word[4];
};

/// The blocks of `stream` at eight indices whose low words are `index_low` and whose high word is `index_high`:
/// lane by lane the words of RandomStream::block(index_low + 2^32·index_high).
ORTHANT_LANES_INLINE WordLanes philox_lanes(const RandomStream& stream, U64Lanes index_low, std::uint32_t index_high) {
    U64Lanes c0 = index_low;
    U64Lanes c1 = splat(std::uint64_t{index_high});
    U64Lanes c2 = splat(std::uint64_t{stream.counter_word2()});
    U64Lanes c3 = splat(std::uint64_t{stream.counter_word3()});
    PhiloxKey key = stream.key();
#pragma GCC unroll 10
    for (int round = 0; round < philox_rounds; ++round) {
        const U64Lanes product0 = multiply_low_halves(c0, splat(std::uint64_t{philox_multiplier0}));
        const U64Lanes product1 = multiply_low_halves(c2, splat(std::uint64_t{philox_multiplier1}));
        c0 = (product1 >> 32) ^ c1 ^ splat(std::uint64_t{key[0]});
        c1 = product1;
        c2 = (product0 >> 32) ^ c3 ^ splat(std::uint64_t{key[1]});
        c3 = product0;
        key[0] += philox_weyl0;
        key[1] += philox_weyl1;
    }
    return {{c0, c1, c2, c3}};
}

}  // namespace orthant
