#pragma once

#include "base/error.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// Error(data) "'file': text", where the text is "problem (why); what to do".
[[nodiscard]] Error file_error(const std::filesystem::path& file, std::string_view text);

/// Error(data) for a file that cannot be read at all.
[[nodiscard]] Error unusable_file(const std::filesystem::path& file, std::string_view why, std::string_view cure);

/// Error(data) for a file that is another than when its outline was read.
[[nodiscard]] Error changed_file(const std::filesystem::path& file);

/// Error(data) for what is missing, or is not a regular file.
void check_usable(const std::filesystem::path& file);

/// "'width'": a name out of a file, printable.
std::string name_text(std::string_view name);

/// "'a', 'b', … and 7 more".
std::string name_list(const std::vector<std::string>& names);

}  // namespace orthant::data
