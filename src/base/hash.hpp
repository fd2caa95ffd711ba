#pragma once

#include "base/bytes.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace orthant {

/// XXH64, a 64-bit digest of a byte string (Y. Collet, the xxHash specification 0.1.1), fed in pieces.
class Hash64 {
  public:
    explicit Hash64(std::uint64_t seed = 0);

    Hash64& add(ByteView bytes);
    Hash64& add(std::string_view text);
    std::uint64_t digest() const;

  private:
    void consume(const std::byte* stripe);

    std::array<std::uint64_t, 4> lanes_;
    std::array<std::byte, 32> buffer_{};
    std::size_t buffered_ = 0;
    std::uint64_t length_ = 0;
    std::uint64_t seed_;
};

std::uint64_t hash64(ByteView bytes, std::uint64_t seed = 0);
std::uint64_t hash64(std::string_view text, std::uint64_t seed = 0);

/// Sixteen lower-case hexadecimal digits.
std::string hex(std::uint64_t value);

}  // namespace orthant
