#include "journal/checkpoint.hpp"

#include "base/crc32c.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"
#include "journal/file.hpp"

#include <algorithm>
#include <cerrno>
#include <random>
#include <set>
#include <string>
#include <tuple>

#include <sys/stat.h>

namespace orthant::journal {
namespace {

constexpr std::uint64_t checkpoint_magic = 0x54504B434854524F;  // "ORTHCKPT"
constexpr std::uint32_t checkpoint_version = 1;

/// Which state a file holds. Behind it come the checksum of head and state, and the state.
Bytes encode_head(std::uint64_t binding, std::uint64_t point, std::uint64_t task, std::size_t state_bytes) {
    ByteWriter head;
    head.put(checkpoint_magic);
    head.put(checkpoint_version);
    head.put(binding);
    head.put(point);
    head.put(task);
    head.put(static_cast<std::uint64_t>(state_bytes));
    return head.take();
}

std::uint32_t checksum(ByteView head, ByteView state) {
    return crc32c(state, crc32c(head));
}

std::optional<Bytes> decode(ByteView file, std::uint64_t binding, std::uint64_t point, std::uint64_t task) {
    const std::size_t prefix_bytes = encode_head(binding, point, task, 0).size() + sizeof(std::uint32_t);
    if (file.size() < prefix_bytes) return std::nullopt;
    const ByteView state = file.subspan(prefix_bytes);
    const Bytes head = encode_head(binding, point, task, state.size());
    ByteReader reader(file);
    if (!std::ranges::equal(reader.take(head.size()), head)) return std::nullopt;
    if (reader.get<std::uint32_t>() != checksum(head, state)) return std::nullopt;
    return Bytes(state.begin(), state.end());
}

void make_directory(const std::filesystem::path& directory) {
    std::error_code failure;
    const bool made = std::filesystem::create_directory(directory, failure);
    if (failure) throw storage_error("create directory", directory.native(), failure.value());
    if (made) sync_directory(directory_of(directory));
}

}  // namespace

CheckpointDirectory::CheckpointDirectory(std::filesystem::path directory, std::uint64_t binding)
    : directory_(std::move(directory)), binding_(binding) {}

std::filesystem::path CheckpointDirectory::file(std::uint64_t point, std::uint64_t task) const {
    return directory_ / (std::to_string(point) + "-" + std::to_string(task) + ".checkpoint");
}

void CheckpointDirectory::save(std::uint64_t point, std::uint64_t task, ByteView state) const {
    make_directory(directory_);
    const std::filesystem::path target = file(point, task);
    // Of its own for each writer: after a kill, an old process may for a moment still write the same checkpoint.
    const std::filesystem::path unfinished = target.native() + ".new-" + hex(std::random_device()());
    const std::optional<File> out = File::create_new(unfinished);
    if (!out) throw storage_error("create", unfinished.native(), EEXIST);
    ByteWriter prefix(encode_head(binding_, point, task, state.size()));
    prefix.put(checksum(prefix.view(), state));
    try {
        out->write_at(0, prefix.view());
        out->write_at(prefix.size(), state);
        out->sync();
        rename_over(unfinished, target);
    } catch (...) {
        unlink_quietly(unfinished);
        throw;
    }
    sync_directory(directory_);
}

std::optional<Bytes> CheckpointDirectory::load(std::uint64_t point, std::uint64_t task) const {
    const std::optional<Bytes> bytes = read_if_present(file(point, task));
    if (!bytes) return std::nullopt;
    return decode(*bytes, binding_, point, task);
}

std::optional<double> CheckpointDirectory::saved_at_s(std::uint64_t point, std::uint64_t task) const {
    struct stat status {};
    if (stat(file(point, task).c_str(), &status) != 0) return std::nullopt;
    return static_cast<double>(status.st_mtim.tv_sec) + 1e-9 * static_cast<double>(status.st_mtim.tv_nsec);
}

void CheckpointDirectory::remove(std::uint64_t point, std::uint64_t task) const {
    remove_file(file(point, task));
}

std::uint64_t CheckpointDirectory::fingerprint() const {
    std::set<std::tuple<std::string, std::uintmax_t, std::int64_t>> files;
    std::error_code failure;
    for (const auto& entry : std::filesystem::directory_iterator(directory_, failure)) {
        if (entry.path().extension() != ".checkpoint") continue;
        std::error_code ignored;
        files.emplace(entry.path().filename().string(), entry.file_size(ignored),
                      static_cast<std::int64_t>(entry.last_write_time(ignored).time_since_epoch().count()));
    }
    ByteWriter list;
    for (const auto& [name, size, time] : files) {
        list.put_text(name);
        list.put(static_cast<std::uint64_t>(size));
        list.put(time);
    }
    return hash64(list.view());
}

void CheckpointDirectory::clear() const {
    std::error_code failure;
    std::filesystem::remove_all(directory_, failure);
    if (failure) throw storage_error("remove", directory_.native(), failure.value());
}

}  // namespace orthant::journal
