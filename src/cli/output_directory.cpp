#include "cli/output_directory.hpp"

#include "base/error.hpp"
#include "journal/file.hpp"

#include <system_error>

namespace orthant::cli {

void make_directory_of(const std::filesystem::path& output) {
    const std::filesystem::path directory = journal::directory_of(output);
    std::error_code error;
    if (std::filesystem::is_directory(directory, error)) return;
    if (directory.has_parent_path()) make_directory_of(directory);
    const bool is_made = std::filesystem::create_directory(directory, error);
    if (error) throw storage_error("make the directory", directory.string(), error.value());
    if (is_made) journal::sync_directory(journal::directory_of(directory));
}

}  // namespace orthant::cli
