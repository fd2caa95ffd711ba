#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace orthant {

/// Bytes of the first character of `text`; 0 when it is empty or does not begin with well-formed UTF-8
/// (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing past U+10FFFF).
std::size_t utf8_length(std::string_view text);

/// The offset of the first NUL, or of the first byte that is not part of UTF-8: no text file may hold one.
std::optional<std::size_t> first_bad_byte(std::string_view text);

/// Counted from 1, the column in characters.
struct TextPosition {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
};

/// Of the byte at `offset`; all before it is UTF-8.
TextPosition position_of(std::string_view text, std::size_t offset);

}  // namespace orthant
