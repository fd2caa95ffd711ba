#include "data/data_file.hpp"

#include "base/wording.hpp"

#include <system_error>

namespace orthant::data {

namespace fs = std::filesystem;

Error file_error(const fs::path& file, std::string_view text) {
    return {ErrorKind::data, "'" + file.string() + "': " + std::string(text)};
}

Error unusable_file(const fs::path& file, std::string_view why, std::string_view cure) {
    return {ErrorKind::data,
            "cannot use the data file '" + file.string() + "' (" + std::string(why) + "); " + std::string(cure)};
}

Error changed_file(const std::filesystem::path& file) {
    return file_error(file, "it has changed since it was first read; run again");
}

void check_usable(const fs::path& file) {
    std::error_code problem;
    const fs::file_status status = fs::status(file, problem);
    if (problem) throw unusable_file(file, problem.message(), "check the path");
    if (fs::is_directory(status)) throw unusable_file(file, "it is a directory", "name a file inside it");
    if (!fs::is_regular_file(status)) throw unusable_file(file, "it is not a regular file", "copy the data to a file");
}

std::string name_text(std::string_view name) {
    return "'" + printable(name, longest_quote) + "'";
}

std::string name_list(const std::vector<std::string>& names) {
    constexpr std::size_t shown_at_most = 12;
    const std::size_t shown = names.size() <= shown_at_most ? names.size() : shown_at_most - 2;
    std::string list;
    for (std::size_t i = 0; i < shown; ++i) list += (i == 0 ? "" : ", ") + name_text(names[i]);
    if (shown < names.size()) list += ", … and " + std::to_string(names.size() - shown) + " more";
    return list;
}

}  // namespace orthant::data
