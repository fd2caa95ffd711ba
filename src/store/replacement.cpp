#include "store/replacement.hpp"

#include "base/error.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>
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

void synchronize_directory(const fs::path& directory) {
    const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) throw storage_error("write", directory.native(), errno);
    const int failed = ::fsync(descriptor) == 0 ? 0 : errno;
    ::close(descriptor);
    const bool cannot_sync_directories = failed == EINVAL || failed == ENOTSUP;
    if (failed != 0 && !cannot_sync_directories) throw storage_error("write", directory.native(), failed);
}

}  // namespace

Replacement::Replacement(fs::path target)
    : target_(std::move(target)),
      path_(directory_of(target_) / (temporary_prefix(target_) + std::to_string(::getpid()))) {
    remove_leftovers(target_);
    descriptor_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) throw storage_error("write", target_.native(), errno);
}

Replacement::~Replacement() {
    if (is_in_place_) return;
    std::error_code ignored;
    fs::resize_file(path_, 0, ignored);  // HDF5 may hold it open after a failure, and with it the space
    fs::remove(path_, ignored);
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Replacement::synchronize_and_close() {
    if (::fsync(descriptor_) != 0) throw storage_error("write", target_.native(), errno);
    const int result = ::close(std::exchange(descriptor_, -1));
    if (result != 0 && errno != EINTR) throw storage_error("write", target_.native(), errno);
}

void Replacement::put_in_place(const std::function<void()>& before_rename) {
    synchronize_and_close();
    if (before_rename) before_rename();
    if (std::rename(path_.c_str(), target_.c_str()) != 0) throw storage_error("write", target_.native(), errno);
    is_in_place_ = true;
    synchronize_directory(directory_of(target_));
}

}  // namespace orthant::store
