#include "base/utf8.hpp"

namespace orthant {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t index) {
    return static_cast<std::uint8_t>(text[index]);
}

struct Range {
    std::uint8_t low;
    std::uint8_t high;

    bool holds(std::uint8_t byte) const { return low <= byte && byte <= high; }
};

/// What may follow a lead byte: only the second byte depends on it.
Range second_byte_range(std::uint8_t lead) {
    switch (lead) {
        case 0xE0:
            return {0xA0, 0xBF};
        case 0xED:
            return {0x80, 0x9F};
        case 0xF0:
            return {0x90, 0xBF};
        case 0xF4:
            return {0x80, 0x8F};
        default:
            return {0x80, 0xBF};
    }
}

std::size_t length_by_lead(std::uint8_t lead) {
    if (lead < 0x80) return 1;
    if (Range{0xC2, 0xDF}.holds(lead)) return 2;
    if (Range{0xE0, 0xEF}.holds(lead)) return 3;
    if (Range{0xF0, 0xF4}.holds(lead)) return 4;
    return 0;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) return 0;
    const std::uint8_t lead = byte_at(text, 0);
    const std::size_t length = length_by_lead(lead);
    if (length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        const Range allowed = i == 1 ? second_byte_range(lead) : Range{0x80, 0xBF};
        if (!allowed.holds(byte_at(text, i))) return 0;
    }
    return length;
}

std::optional<std::size_t> first_bad_byte(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const std::size_t length = utf8_length(text.substr(offset));
        if (length == 0 || text[offset] == '\0') return offset;
        offset += length;
    }
    return std::nullopt;
}

TextPosition position_of(std::string_view text, std::size_t offset) {
    TextPosition here;
    for (const char c : text.substr(0, offset)) {
        const bool continues_character = (static_cast<std::uint8_t>(c) & 0xC0) == 0x80;
        if (c == '\n') {
            ++here.line;
            here.column = 1;
        } else if (!continues_character) {
            ++here.column;
        }
    }
    return here;
}

}  // namespace orthant
