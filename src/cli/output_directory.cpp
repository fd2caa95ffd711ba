#include "cli/output_directory.hpp"

#include "base/error.hpp"

#include <system_error>

namespace orthant::cli {

void make_directory_of(const std::filesystem::path& output) {
    const std::filesystem::path directory = output.parent_path();
    std::error_code error;
    if (!directory.empty()) std::filesystem::create_directories(directory, error);
    if (error) throw storage_error("make the directory", directory.string(), error.value());
}

}  // namespace orthant::cli
