#pragma once

#include "base/bytes.hpp"

#include <cstdint>

namespace orthant {

/// CRC-32C: Castagnoli's polynomial 0x1EDC6F41, reflected, initial value and final xor all ones (RFC 3720, B.4).
/// `before` is the checksum of what stands before `bytes`, so that a text may be fed in pieces;
/// any other value serves as a salt: no two salts give equal checksums of the same bytes.
/// Uses the SSE 4.2 instruction where the binary is built for it, else tables; both give the same value.
std::uint32_t crc32c(ByteView bytes, std::uint32_t before = 0);

/// The same by tables, eight bytes a step ("slicing-by-8", Kounavis and Berry, ISCC 2005).
std::uint32_t crc32c_by_table(ByteView bytes, std::uint32_t before = 0);

}  // namespace orthant
