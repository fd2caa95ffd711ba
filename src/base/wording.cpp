#include "base/wording.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cstdint>

namespace orthant {
namespace {

std::string hex_digits(std::uint8_t byte) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {digits[byte >> 4], digits[byte & 15]};
}

/// One character as printed. C0 and C1 controls and DEL would move the cursor or colour the terminal.
std::string printable_character(std::string_view character) {
    const auto lead = static_cast<std::uint8_t>(character[0]);
    if (character.size() == 1) {
        if (lead == '\n') return "\\n";
        if (lead == '\t') return "\\t";
        if (lead == '\r') return "\\r";
        if (lead < 0x20 || lead >= 0x7F) return "\\x" + hex_digits(lead);
    }
    if (character.size() == 2 && lead == 0xC2) {
        const auto second = static_cast<std::uint8_t>(character[1]);
        if (second < 0xA0) return "\\u00" + hex_digits(second);
    }
    return std::string(character);
}

}  // namespace

std::string printable(std::string_view text, std::size_t most_characters) {
    std::string safe;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == most_characters) return safe + "…";
        const std::string_view character = text.substr(0, std::max<std::size_t>(utf8_length(text), 1));
        safe += printable_character(character);
        text.remove_prefix(character.size());
    }
    return safe;
}

std::string in_quotes(std::string_view text) {
    return '"' + printable(text, longest_quote) + '"';
}

std::string comma_list(const std::vector<std::string>& words) {
    if (words.empty()) return "nothing";
    std::string list;
    for (const std::string& word : words) list += (list.empty() ? "" : ", ") + word;
    return list;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise) {
    const std::string* near = nearest(word, known);
    return near != nullptr ? "did you mean " + in_quotes(*near) + "?" : std::string(otherwise);
}

}  // namespace orthant
