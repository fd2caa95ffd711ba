#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace orthant::data {

/// 64-bit hash of the sizes and contents of all files, in order; 0 for none. Names and times do not matter.
/// Streams: memory does not grow with the files. Error(data) naming a file that is missing, unreadable, empty or
/// not a regular file.
std::uint64_t data_digest(const std::vector<std::filesystem::path>& files);

}  // namespace orthant::data
