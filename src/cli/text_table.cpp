#include "cli/text_table.hpp"

#include "base/text_width.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string_view>

namespace orthant::cli {
namespace {

constexpr const char* gap = "  ";

std::string print_number(const char* format, int digits, double value) {
    std::array<char, 512> text{};
    std::snprintf(text.data(), text.size(), format, digits, value);
    return text.data();
}

}  // namespace

std::vector<std::size_t> TextTable::widths() const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
        widths.resize(std::max(widths.size(), row.size()), 0);
        for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], text_width(row[c]));
    }
    return widths;
}

void TextTable::print(std::ostream& out) const {
    const std::vector<std::size_t> widths = this->widths();
    for (const auto& row : rows_) {
        for (std::size_t c = 0; c < row.size(); ++c)
            out << (c > 0 ? gap : "") << std::string(widths[c] - text_width(row[c]), ' ') << row[c];
        out << '\n';
    }
}

void TextTable::take_column(std::size_t column) {
    for (auto& row : rows_) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
}

std::vector<std::string> TextTable::take_constant_columns(std::size_t first) {
    std::vector<std::string> taken;
    if (rows_.size() < 3) return taken;
    for (std::size_t c = first; c < columns();) {
        const std::string& text = rows_[1][c];
        if (!std::all_of(rows_.begin() + 2, rows_.end(), [&](const auto& row) { return row[c] == text; })) {
            ++c;
            continue;
        }
        taken.push_back(rows_.front()[c] + " " + text);
        take_column(c);
    }
    return taken;
}

std::vector<std::string> TextTable::cut_to_width(std::size_t most_characters, std::size_t kept, std::size_t labels) {
    std::vector<std::string> taken;
    const auto is_too_wide = [&] {
        const std::vector<std::size_t> widths = this->widths();
        const std::size_t gaps = std::string_view(gap).size() * (widths.size() - 1);
        return std::accumulate(widths.begin(), widths.end(), gaps) > most_characters;
    };
    const auto take = [&](std::size_t column) {
        taken.insert(taken.begin(), rows_.front()[column]);
        take_column(column);
    };
    while (columns() > labels + 1 && is_too_wide()) take(columns() - 1);
    while (labels > kept && is_too_wide()) take(--labels);
    return taken;
}

std::string format_number(double value) {
    return std::isnan(value) ? "-" : print_number("%.*g", 6, value);
}

std::string format_z(double z) {
    return print_number("%+.*f", 1, z);
}

std::string format_estimate(double value, double standard_error) {
    if (!std::isfinite(value) || !std::isfinite(standard_error) || standard_error <= 0) return format_number(value);
    const int error_digit = static_cast<int>(std::floor(std::log10(standard_error)));
    const int decimals = std::max(0, 1 - error_digit);
    if (decimals <= 8 && std::abs(value) < 1e9)
        return print_number("%.*f", decimals, value) + " ± " + print_number("%.*f", decimals, standard_error);
    const int value_digit = value == 0 ? error_digit : static_cast<int>(std::floor(std::log10(std::abs(value))));
    return print_number("%.*e", std::clamp(value_digit - error_digit + 1, 1, 16), value) + " ± " +
           print_number("%.*e", 1, standard_error);
}

}  // namespace orthant::cli
