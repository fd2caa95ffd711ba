#include "job/message.hpp"

#include "job/nearest.hpp"
#include "job/utf8.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

constexpr std::size_t longest_quote = 60;

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

bool is_bare_key_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

Error job_error(const Place& place, std::string_view key, std::string_view problem) {
    std::string message = place.text() + ": ";
    if (!key.empty()) message.append(key).append(": ");
    return {ErrorKind::job, message.append(problem)};
}

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

std::string key_text(std::string_view key) {
    const bool is_bare =
        !key.empty() && key.size() <= longest_quote && std::all_of(key.begin(), key.end(), is_bare_key_character);
    return is_bare ? std::string(key) : in_quotes(key);
}

std::string dotted(std::string_view table, std::string_view key) {
    return std::string(table) + "." + key_text(key);
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

}  // namespace orthant::job
