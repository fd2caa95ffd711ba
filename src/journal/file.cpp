#include "journal/file.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace orthant::journal {
namespace {

constexpr int closed = -1;

/// Repeats a system call that a signal cut short.
template <class Call>
auto uninterrupted(Call call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
}

int open_raw(const std::filesystem::path& path, int flags) {
    return uninterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC, 0666); });
}

struct stat status_of(int descriptor, const std::filesystem::path& path) {
    struct stat status {};
    if (fstat(descriptor, &status) < 0) throw storage_error("look at", path.native(), errno);
    return status;
}

}  // namespace

File::File(int descriptor, std::filesystem::path path) : descriptor_(descriptor), path_(std::move(path)) {}

File File::open(const std::filesystem::path& path, int flags) {
    const int descriptor = open_raw(path, flags);
    if (descriptor < 0) throw storage_error("open", path.native(), errno);
    return {descriptor, path};
}

std::optional<File> File::open_if_present(const std::filesystem::path& path, int flags) {
    const int descriptor = open_raw(path, flags);
    if (descriptor >= 0) return File(descriptor, path);
    if (errno == ENOENT) return std::nullopt;
    throw storage_error("open", path.native(), errno);
}

std::optional<File> File::create_new(const std::filesystem::path& path) {
    const int descriptor = open_raw(path, O_RDWR | O_CREAT | O_EXCL);
    if (descriptor >= 0) return File(descriptor, path);
    if (errno == EEXIST) return std::nullopt;
    throw storage_error("create", path.native(), errno);
}

File::~File() {
    if (descriptor_ != closed) ::close(descriptor_);
}

File::File(File&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, closed)), path_(std::move(other.path_)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    std::swap(path_, other.path_);
    return *this;
}

void File::write_at(std::uint64_t offset, ByteView bytes) const {
    while (!bytes.empty()) {
        const ssize_t count = uninterrupted(
            [&] { return ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset)); });
        if (count < 0) throw storage_error("write", path_.native(), errno);
        if (count == 0) throw storage_error("write", path_.native(), ENOSPC);
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

void File::read_at(std::uint64_t offset, std::span<std::byte> bytes) const {
    while (!bytes.empty()) {
        const ssize_t count =
            uninterrupted([&] { return ::pread(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset)); });
        if (count < 0) throw storage_error("read", path_.native(), errno);
        if (count == 0) {
            throw Error(ErrorKind::storage, "cannot read '" + path_.native() + "' at byte " + std::to_string(offset) +
                                                " (the file ends there); run the same command again");
        }
        bytes = bytes.subspan(static_cast<std::size_t>(count));
        offset += static_cast<std::uint64_t>(count);
    }
}

Bytes File::read_all() const {
    Bytes bytes(static_cast<std::size_t>(size()) + 1);
    for (std::size_t got = 0;;) {
        if (got == bytes.size()) bytes.resize(2 * got);
        const ssize_t count = uninterrupted(
            [&] { return ::pread(descriptor_, bytes.data() + got, bytes.size() - got, static_cast<off_t>(got)); });
        if (count < 0) throw storage_error("read", path_.native(), errno);
        got += static_cast<std::size_t>(count);
        if (count == 0) {
            bytes.resize(got);
            return bytes;
        }
    }
}

std::uint64_t File::size() const {
    return static_cast<std::uint64_t>(status_of(descriptor_, path_).st_size);
}

std::uint64_t File::links() const {
    return status_of(descriptor_, path_).st_nlink;
}

void File::truncate(std::uint64_t size) const {
    if (uninterrupted([&] { return ::ftruncate(descriptor_, static_cast<off_t>(size)); }) < 0) {
        throw storage_error("shorten", path_.native(), errno);
    }
}

void File::sync() const {
    if (uninterrupted([&] { return ::fsync(descriptor_); }) < 0) throw storage_error("write", path_.native(), errno);
}

void File::sync_data() const {
    if (uninterrupted([&] { return ::fdatasync(descriptor_); }) < 0) {
        throw storage_error("write", path_.native(), errno);
    }
}

void File::hand_over() const {
    const int copy = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, 0);
    if (copy < 0) throw storage_error("write", path_.native(), errno);
    const int result = ::close(copy);  // the close of any descriptor does it (close-to-open consistency)
    if (result < 0 && errno != EINTR) throw storage_error("write", path_.native(), errno);
}

std::optional<Bytes> read_if_present(const std::filesystem::path& path) {
    const std::optional<File> file = File::open_if_present(path, O_RDONLY);
    if (!file) return std::nullopt;
    return file->read_all();
}

void sync_directory(const std::filesystem::path& directory) {
    const int descriptor = open_raw(directory, O_RDONLY | O_DIRECTORY);
    if (descriptor < 0) throw storage_error("open directory", directory.native(), errno);
    const int result = uninterrupted([&] { return ::fsync(descriptor); });
    const int why = errno;
    ::close(descriptor);
    const bool unsupported = why == EINVAL || why == ENOTSUP;  // some network file systems
    if (result < 0 && !unsupported) throw storage_error("write directory", directory.native(), why);
}

std::filesystem::path directory_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void rename_over(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) < 0) throw storage_error("rename a new file to", to.native(), errno);
}

void rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return;
    const bool unsupported = errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;  // NFS, old kernels
    if (!unsupported) throw storage_error("create", to.native(), errno);
    struct stat status {};
    if (::lstat(to.c_str(), &status) == 0) throw storage_error("create", to.native(), EEXIST);
    rename_over(from, to);
}

void unlink_quietly(const std::filesystem::path& path) noexcept {
    ::unlink(path.c_str());
}

void remove_file(const std::filesystem::path& path) {
    if (::unlink(path.c_str()) < 0 && errno != ENOENT) throw storage_error("remove", path.native(), errno);
}

}  // namespace orthant::journal
