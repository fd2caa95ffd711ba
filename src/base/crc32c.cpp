#include "base/crc32c.hpp"

#include <array>

#ifdef __SSE4_2__
#include <nmmintrin.h>
#endif

namespace orthant {
namespace {

constexpr std::uint32_t reflected_polynomial = 0x82F63B78;

using CrcTable = std::array<std::uint32_t, 256>;

/// Table s advances the remainder of one byte past s further bytes.
constexpr std::array<CrcTable, 8> make_tables() {
    std::array<CrcTable, 8> tables{};
    for (std::uint32_t value = 0; value < 256; ++value) {
        std::uint32_t remainder = value;
        for (int bit = 0; bit < 8; ++bit) {
            remainder = (remainder >> 1) ^ ((remainder & 1) != 0 ? reflected_polynomial : 0);
        }
        tables[0][value] = remainder;
    }
    for (std::size_t s = 1; s < 8; ++s) {
        for (std::size_t value = 0; value < 256; ++value) {
            const std::uint32_t shorter = tables[s - 1][value];
            tables[s][value] = (shorter >> 8) ^ tables[0][shorter & 0xff];
        }
    }
    return tables;
}

constexpr std::array<CrcTable, 8> tables = make_tables();

std::uint64_t read_word(const std::byte* from) {
    std::uint64_t word;
    std::memcpy(&word, from, sizeof(word));
    return word;
}

}  // namespace

std::uint32_t crc32c_by_table(ByteView bytes, std::uint32_t before) {
    std::uint32_t remainder = ~before;
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) {
        const std::uint64_t word = read_word(bytes.data()) ^ remainder;
        remainder = 0;
        for (std::size_t i = 0; i < 8; ++i) remainder ^= tables[7 - i][(word >> (8 * i)) & 0xff];
    }
    for (const std::byte byte : bytes) {
        remainder = (remainder >> 8) ^ tables[0][(remainder ^ static_cast<std::uint32_t>(byte)) & 0xff];
    }
    return ~remainder;
}

#ifdef __SSE4_2__

std::uint32_t crc32c(ByteView bytes, std::uint32_t before) {
    std::uint64_t remainder = ~before;
    for (; bytes.size() >= 8; bytes = bytes.subspan(8)) remainder = _mm_crc32_u64(remainder, read_word(bytes.data()));
    auto last = static_cast<std::uint32_t>(remainder);
    for (const std::byte byte : bytes) last = _mm_crc32_u8(last, static_cast<std::uint8_t>(byte));
    return ~last;
}

#else

std::uint32_t crc32c(ByteView bytes, std::uint32_t before) {
    return crc32c_by_table(bytes, before);
}

#endif

}  // namespace orthant
