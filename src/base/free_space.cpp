#include "base/free_space.hpp"

#include <cerrno>

#include <sys/statvfs.h>

namespace orthant {
namespace {

/// The next one to ask where `path` is not there yet.
std::filesystem::path directory_above(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

std::optional<double> free_space_bytes(const std::filesystem::path& path) {
    struct statvfs space {};
    if (::statvfs(path.c_str(), &space) != 0) {
        const bool is_not_there = errno == ENOENT || errno == ENOTDIR;
        const std::filesystem::path above = directory_above(path);
        if (!is_not_there || above == path || path == ".") return std::nullopt;
        return free_space_bytes(above);
    }
    if (space.f_blocks == 0) return std::nullopt;  // as file systems do that know no size
    return static_cast<double>(space.f_bavail) * static_cast<double>(space.f_frsize);
}

}  // namespace orthant
