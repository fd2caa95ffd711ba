#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace orthant {

/// The characters of UTF-8 text: what a terminal shows in one column each.
inline std::size_t text_width(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace orthant
