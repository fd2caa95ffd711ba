#pragma once

#include <filesystem>

namespace orthant::cli {

/// Makes the directory an output will stand in, and its parents, durably. Error(storage).
void make_directory_of(const std::filesystem::path& output);

}  // namespace orthant::cli
