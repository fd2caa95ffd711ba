#pragma once

#include <filesystem>
#include <optional>

namespace orthant {

/// Bytes that an ordinary user may still write where `path` is, or would be once its directories are made; none where
/// the file system does not tell. A user's quota that the file system keeps to itself is not seen.
std::optional<double> free_space_bytes(const std::filesystem::path& path);

}  // namespace orthant
