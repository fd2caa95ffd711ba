#include "store/replacement.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <vector>

namespace orthant::store {
namespace {

namespace fs = std::filesystem;

fs::path directory_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

std::string temporary_prefix(const fs::path& target) {
    return target.filename().native() + ".tmp-";
}

void remove_leftovers(const fs::path& target) {
    std::error_code ignored;
    std::vector<fs::path> leftovers;
    for (const auto& entry : fs::directory_iterator(directory_of(target), ignored))
        if (entry.path().filename().native().starts_with(temporary_prefix(target))) leftovers.push_back(entry.path());
    for (const fs::path& leftover : leftovers) fs::remove(leftover, ignored);
}

/// 0, or errno.
int synchronize(const fs::path& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int error_number = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    return error_number;
}

}  // namespace

Replacement::Replacement(fs::path target)
    : target_(std::move(target)),
      path_(directory_of(target_) / (temporary_prefix(target_) + std::to_string(::getpid()))) {
    remove_leftovers(target_);
}

Replacement::~Replacement() {
    if (is_in_place_) return;
    std::error_code ignored;
    fs::resize_file(path_, 0, ignored);  // HDF5 may hold it open after a failure, and with it the space
    fs::remove(path_, ignored);
}

void Replacement::put_in_place(const std::function<void()>& before_rename) {
    if (const int failed = synchronize(path_, O_RDWR); failed != 0)
        throw storage_error("write", target_.native(), failed);
    if (before_rename) before_rename();
    if (std::rename(path_.c_str(), target_.c_str()) != 0) throw storage_error("write", target_.native(), errno);
    is_in_place_ = true;
    const fs::path directory = directory_of(target_);
    const int failed = synchronize(directory, O_RDONLY | O_DIRECTORY);
    const bool cannot_sync_directories = failed == EINVAL || failed == ENOTSUP;
    if (failed != 0 && !cannot_sync_directories) throw storage_error("write", directory.native(), failed);
}

}  // namespace orthant::store
