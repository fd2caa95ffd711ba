#pragma once

#include <array>
#include <cstdint>

namespace orthant {

/// One Philox 4×32-10 block: a bijection of 128-bit counters chosen by a 64-bit key
/// (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
using PhiloxCounter = std::array<std::uint32_t, 4>;
using PhiloxKey = std::array<std::uint32_t, 2>;

inline constexpr std::uint32_t philox_multiplier0 = 0xD2511F53;
inline constexpr std::uint32_t philox_multiplier1 = 0xCD9E8D57;
inline constexpr std::uint32_t philox_weyl0 = 0x9E3779B9;  // golden ratio
inline constexpr std::uint32_t philox_weyl1 = 0xBB67AE85;  // sqrt(3) - 1
inline constexpr int philox_rounds = 10;

constexpr PhiloxCounter philox(PhiloxCounter c, PhiloxKey k) {
    for (int round = 0; round < philox_rounds; ++round) {
        const std::uint64_t product0 = std::uint64_t{philox_multiplier0} * c[0];
        const std::uint64_t product1 = std::uint64_t{philox_multiplier1} * c[2];
        c = {static_cast<std::uint32_t>(product1 >> 32) ^ c[1] ^ k[0], static_cast<std::uint32_t>(product1),
             static_cast<std::uint32_t>(product0 >> 32) ^ c[3] ^ k[1], static_cast<std::uint32_t>(product0)};
        k[0] += philox_weyl0;
        k[1] += philox_weyl1;
    }
    return c;
}

}  // namespace orthant
