#pragma once

#include "base/error.hpp"
#include "job/place.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

/// Error(job) "place: key: problem"; an empty key is left out.
[[nodiscard]] Error job_error(const Place& place, std::string_view key, std::string_view problem);

/// Safe to print: control characters and bytes that are not UTF-8 as escapes, cut after `most_characters`.
std::string printable(std::string_view text, std::size_t most_characters);

/// A value of the user's in double quotes: printable, cut where it is long.
std::string in_quotes(std::string_view text);

/// A key as TOML would write it: bare where it can be, else quoted.
std::string key_text(std::string_view key);

/// "space.D".
std::string dotted(std::string_view table, std::string_view key);

/// "a, b, c"; "nothing" when empty.
std::string comma_list(const std::vector<std::string>& words);

/// What to do about an unknown word: `did you mean "pairs"?`, or `otherwise` when no known word is near.
std::string suggestion(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise);

}  // namespace orthant::job
