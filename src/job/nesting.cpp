#include "job/nesting.hpp"

#include <algorithm>
#include <string>

namespace orthant::job {
namespace {

/// The offset just past the string that opens at `start`, or past its line where it is never closed.
std::size_t end_of_string(std::string_view text, std::size_t start) {
    const char quote = text[start];
    const std::string fence(3, quote);
    const bool is_multi_line = text.substr(start, fence.size()) == fence;
    std::size_t at = start + (is_multi_line ? fence.size() : 1);
    while (at < text.size()) {
        if (text[at] == '\\' && quote == '"') {
            at += 2;
        } else if (is_multi_line) {
            if (text.substr(at, fence.size()) == fence) return at + fence.size();
            ++at;
        } else {
            if (text[at] == quote || text[at] == '\n') return at + 1;
            ++at;
        }
    }
    return text.size();
}

}  // namespace

std::optional<std::size_t> first_deep_key(std::string_view text, std::size_t most_dots) {
    constexpr std::string_view separators = "=,[]{}\n";
    std::size_t key_start = 0;
    std::size_t dots = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '#') {
            at = std::min(text.find('\n', at), text.size());
        } else if (c == '"' || c == '\'') {
            at = end_of_string(text, at);
        } else {
            if (separators.find(c) != std::string_view::npos) {
                key_start = text.find_first_not_of(" \t", at + 1);
                dots = 0;
            } else if (c == '.' && ++dots > most_dots) {
                return key_start;
            }
            ++at;
        }
    }
    return std::nullopt;
}

}  // namespace orthant::job
