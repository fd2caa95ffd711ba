#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <type_traits>

namespace orthant::journal {

/// An open file, closed at the end. Calls finish what they begin, over short transfers and signals, or throw
/// Error(storage) that names the file.
class File {
  public:
    /// `flags` as for open(2); a file that is created gets the permissions the umask leaves.
    static File open(const std::filesystem::path& path, int flags);
    /// None when there is no such file.
    static std::optional<File> open_if_present(const std::filesystem::path& path, int flags);
    /// For reading and writing; none when something of that name stands there already.
    static std::optional<File> create_new(const std::filesystem::path& path);

    ~File();
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;

    void write_at(std::uint64_t offset, ByteView bytes) const;
    /// An end of file before `bytes` is full is an Error too.
    void read_at(std::uint64_t offset, std::span<std::byte> bytes) const;
    /// All there is, even while another process shortens the file.
    Bytes read_all() const;
    std::uint64_t size() const;
    std::uint64_t links() const;
    void truncate(std::uint64_t size) const;
    void sync() const;
    /// Content and size, without times.
    void sync_data() const;
    /// Hands what was written to the server of a network file system, where other machines see it; not durable.
    void hand_over() const;

    const std::filesystem::path& path() const { return path_; }

  private:
    File(int descriptor, std::filesystem::path path);

    int descriptor_;
    std::filesystem::path path_;
};

static_assert(std::is_nothrow_move_constructible_v<File> && !std::is_copy_constructible_v<File>);

std::optional<Bytes> read_if_present(const std::filesystem::path& path);

/// Makes names in `directory` (created, renamed, removed) durable.
void sync_directory(const std::filesystem::path& directory);

/// The directory a file stands in, "." for a bare name.
std::filesystem::path directory_of(const std::filesystem::path& path);

/// Gives `from` the name `to`, replacing what stands there. The directory is not synced.
void rename_over(const std::filesystem::path& from, const std::filesystem::path& to);

/// The same, but Error(storage) if something of that name stands there already.
void rename_to_new(const std::filesystem::path& from, const std::filesystem::path& to);

/// For cleaning up on the way out of a failure.
void unlink_quietly(const std::filesystem::path& path) noexcept;

/// Absent already is fine.
void remove_file(const std::filesystem::path& path);

}  // namespace orthant::journal
