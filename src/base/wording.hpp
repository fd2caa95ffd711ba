#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orthant {

/// Safe to print: control characters and bytes that are not UTF-8 as escapes, cut after `most_characters`.
std::string printable(std::string_view text, std::size_t most_characters);

/// What messages show of a text of the user's.
inline constexpr std::size_t longest_quote = 60;

/// A value of the user's in double quotes: printable, cut where it is long.
std::string in_quotes(std::string_view text);

/// "a, b, c"; "nothing" when empty.
std::string comma_list(const std::vector<std::string>& words);

/// What to do about an unknown word: `did you mean "pairs"?`, or `otherwise` when no known word is near.
std::string suggestion(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise);

}  // namespace orthant
