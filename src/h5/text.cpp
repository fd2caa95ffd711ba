#include "h5/text.hpp"

#include <cstddef>

namespace orthant::h5 {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

/// Bytes of the character that starts the text, 0 when it is not valid (Unicode 15, table 3-7).
std::size_t character_length(std::string_view text) {
    const unsigned lead = byte_at(text, 0);
    if (lead == 0) return 0;
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                               : lead >= 0xE0 && lead <= 0xEF ? 3
                               : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                              : 0;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte_at(text, i) & 0xC0U) != 0x80U) return 0;
    const unsigned second = byte_at(text, 1);
    const bool is_overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool is_surrogate = lead == 0xED && second >= 0xA0;
    const bool is_past_unicode = lead == 0xF4 && second >= 0x90;
    return is_overlong || is_surrogate || is_past_unicode ? 0 : length;
}

}  // namespace

std::string valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = character_length(text);
        valid += length == 0 ? replacement : text.substr(0, length);
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return valid;
}

}  // namespace orthant::h5
