#include "store/seal.hpp"

#include "base/bytes.hpp"
#include "base/error.hpp"
#include "base/hash.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <string_view>

namespace orthant::store {
namespace {

constexpr std::string_view word = "OrthSeal";
static_assert(word.size() + 2 * sizeof(std::uint64_t) == seal_bytes);

Error unreadable(const std::filesystem::path& path) {
    return storage_error("read", path.native(), errno != 0 ? errno : EIO);
}

std::uint64_t digest_of_next(std::ifstream& in, std::uint64_t bytes, const std::filesystem::path& path) {
    Hash64 hash;
    std::vector<char> buffer(1024 * 1024);
    while (bytes > 0) {
        const std::uint64_t count = std::min<std::uint64_t>(bytes, buffer.size());
        if (!in.read(buffer.data(), static_cast<std::streamsize>(count))) throw unreadable(path);
        hash.add(std::string_view(buffer.data(), count));
        bytes -= count;
    }
    return hash.digest();
}

void append(const std::filesystem::path& path, const std::filesystem::path& target, ByteView bytes) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
    if (descriptor < 0) throw storage_error("write", target.native(), errno);
    int error_number = 0;
    while (!bytes.empty() && error_number == 0) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            error_number = errno;
    }
    if (::close(descriptor) != 0 && error_number == 0 && errno != EINTR) error_number = errno;
    if (error_number != 0) throw storage_error("write", target.native(), error_number);
}

}  // namespace

void seal(const std::filesystem::path& path, const std::filesystem::path& target) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw unreadable(path);
    const std::uint64_t size = std::filesystem::file_size(path);
    ByteWriter bytes;
    bytes.put_all(std::span(word));
    bytes.put(size);
    bytes.put(digest_of_next(in, size, path));
    append(path, target, bytes.view());
}

Seal check_seal(const std::filesystem::path& path) {
    errno = 0;
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) throw unreadable(path);
    const auto size = static_cast<std::uint64_t>(in.tellg());
    if (size < seal_bytes) return Seal::absent;

    Bytes bytes(seal_bytes);
    in.seekg(static_cast<std::streamoff>(size - seal_bytes));
    if (!in.read(reinterpret_cast<char*>(bytes.data()), seal_bytes)) throw unreadable(path);
    ByteReader reader(bytes);
    std::string found(word.size(), '\0');
    reader.get_all(std::span(found));
    const auto content = reader.get<std::uint64_t>(), digest = reader.get<std::uint64_t>();
    const bool is_word = found == word, is_size = content == size - seal_bytes;
    if (!is_word && !is_size) return Seal::absent;
    if (!is_word || !is_size) return Seal::broken;
    in.seekg(0);
    return digest_of_next(in, content, path) == digest ? Seal::intact : Seal::broken;
}

}  // namespace orthant::store
