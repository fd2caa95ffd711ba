#include "data/cell.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

namespace orthant::data {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double first_inexact = 9007199254740992.0;  // 2⁵³, which 2⁵³ + 1 is rounded to

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "12", "-0.375": at most 15 characters and no exponent, as most cells are. Their digits and the power of ten are
/// exact doubles, so that one division rounds correctly (W. D. Clinger, PLDI 1990).
std::optional<double> short_decimal(std::string_view text) {
    constexpr std::array powers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    constexpr std::size_t characters_at_most = powers.size() - 1;
    const bool is_negative = text.starts_with('-');
    const char* at = text.data() + (is_negative ? 1 : 0);
    const char* const end = text.data() + text.size();
    if (at == end || end - at > static_cast<std::ptrdiff_t>(characters_at_most)) return std::nullopt;
    std::int64_t digits = 0;
    const char* const first = at;
    for (; at != end && is_digit(*at); ++at) digits = 10 * digits + (*at - '0');
    double value = static_cast<double>(digits);
    if (at != end) {
        if (*at != '.' || end - first == 1) return std::nullopt;
        const char* const decimals = ++at;
        for (; at != end && is_digit(*at); ++at) digits = 10 * digits + (*at - '0');
        if (at != end) return std::nullopt;
        value = static_cast<double>(digits) / powers[static_cast<std::size_t>(end - decimals)];
    }
    return is_negative ? -value : value;
}

bool is_missing(std::string_view text) {
    constexpr std::array<std::string_view, 10> words{"", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?", "n/a"};
    return std::ranges::find(words, text) != words.end();
}

/// Of a number out of range whether it is too large, not too small: the power of ten of its first digit that is not 0.
bool is_too_large(std::string_view text) {
    const std::size_t exponent_at = std::min(text.find_first_of("eE"), text.size());
    const std::string_view digits = text.substr(0, exponent_at);
    const auto first = static_cast<std::int64_t>(digits.find_first_of("123456789"));
    const auto point = static_cast<std::int64_t>(std::min(digits.find('.'), digits.size()));
    std::string_view exponent_text = text.substr(std::min(exponent_at + 1, text.size()));
    if (exponent_text.starts_with('+')) exponent_text.remove_prefix(1);
    std::int64_t exponent = 0;
    const auto problem =
        std::from_chars(exponent_text.data(), exponent_text.data() + exponent_text.size(), exponent).ec;
    if (problem == std::errc::result_out_of_range) return !exponent_text.starts_with('-');
    return point - first + exponent > 0;
}

Cell read_by_library(std::string_view text) {
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-') text.remove_prefix(1);
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || problem == std::errc::invalid_argument) return {CellKind::text, nan};
    if (problem == std::errc::result_out_of_range) {
        if (is_too_large(text)) return {CellKind::infinite, nan};
        return {CellKind::number, 0};
    }
    if (std::isnan(value)) return {CellKind::missing, nan};
    if (std::isinf(value)) return {CellKind::infinite, nan};
    return {CellKind::number, value};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

Cell read_cell(std::string_view text) {
    if (const auto value = short_decimal(text)) return {CellKind::number, *value};
    text = trimmed(text);
    if (is_missing(text)) return {CellKind::missing, nan};
    return read_by_library(text);
}

bool is_exactly_whole(double value) {
    return std::abs(value) < first_inexact && std::trunc(value) == value;
}

std::string canonical_label(double value) {
    if (is_exactly_whole(value)) return std::to_string(static_cast<std::int64_t>(value));
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string canonical_label(std::string_view text) {
    const std::string_view label = trimmed(text);
    const Cell cell = read_cell(label);
    const bool is_told_by_double = cell.kind == CellKind::number && std::abs(cell.value) < first_inexact;
    return is_told_by_double ? canonical_label(cell.value) : std::string(label);
}

}  // namespace orthant::data
