#include "store/seal.hpp"

#include "base/bytes.hpp"
#include "base/contract.hpp"
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

constexpr std::string_view seal_word = "OrthMark";
static_assert(seal_word.size() + 3 * sizeof(std::uint64_t) == seal_end_bytes);
static_assert(sizeof(h5::FileRange) == 2 * sizeof(std::uint64_t));

Error unreadable(const std::filesystem::path& path) {
    return storage_error("read", path.native(), errno != 0 ? errno : EIO);
}

void add_next(Hash64& hash, std::ifstream& in, std::uint64_t bytes, const std::filesystem::path& path) {
    std::vector<char> buffer(std::min<std::uint64_t>(bytes, 1024 * 1024));
    while (bytes > 0) {
        const std::uint64_t count = std::min<std::uint64_t>(bytes, buffer.size());
        if (!in.read(buffer.data(), static_cast<std::streamsize>(count))) throw unreadable(path);
        hash.add(std::string_view(buffer.data(), count));
        bytes -= count;
    }
}

/// The ranges lie one behind the other within the content.
std::uint64_t digest(std::ifstream& in, std::uint64_t content, const std::vector<h5::FileRange>& left_out,
                     const std::filesystem::path& path) {
    Hash64 hash;
    std::uint64_t at = 0;
    for (const h5::FileRange& range : left_out) {
        in.seekg(static_cast<std::streamoff>(at));
        add_next(hash, in, range.offset - at, path);
        at = range.offset + range.size;
    }
    in.seekg(static_cast<std::streamoff>(at));
    add_next(hash, in, content - at, path);
    return hash.add(std::as_bytes(std::span(left_out))).digest();
}

bool fit_into(std::uint64_t content, const std::vector<h5::FileRange>& ranges) {
    std::uint64_t at = 0;
    for (const h5::FileRange& range : ranges) {
        if (range.offset < at || range.offset > content || range.size > content - range.offset) return false;
        at = range.offset + range.size;
    }
    return true;
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

void seal(const std::filesystem::path& path, const std::filesystem::path& target,
          const std::vector<h5::FileRange>& left_out) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw unreadable(path);
    const std::uint64_t content = std::filesystem::file_size(path);
    ORTHANT_EXPECT(fit_into(content, left_out));
    ByteWriter bytes;
    bytes.put_all(std::span(left_out));
    bytes.put_all(std::span(seal_word));
    bytes.put(content);
    bytes.put(std::uint64_t{left_out.size()});
    bytes.put(digest(in, content, left_out, path));
    append(path, target, bytes.view());
}

Seal check_seal(const std::filesystem::path& path) {
    errno = 0;
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) throw unreadable(path);
    const auto size = static_cast<std::uint64_t>(in.tellg());
    if (size < seal_end_bytes) return Seal::absent;

    const auto read_before = [&](std::uint64_t end, std::span<std::byte> bytes) {
        in.seekg(static_cast<std::streamoff>(end - bytes.size()));
        if (!in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())))
            throw unreadable(path);
    };
    Bytes end(seal_end_bytes);
    read_before(size, end);
    ByteReader reader(end);
    std::string found(seal_word.size(), '\0');
    reader.get_all(std::span(found));
    const auto content = reader.get<std::uint64_t>(), ranges = reader.get<std::uint64_t>();
    const std::uint64_t before_end = size - seal_end_bytes;
    const bool is_word = found == seal_word;
    const bool is_size =
        ranges <= before_end / sizeof(h5::FileRange) && content == before_end - ranges * sizeof(h5::FileRange);
    if (!is_word && !is_size) return Seal::absent;
    if (!is_word || !is_size) return Seal::broken;
    std::vector<h5::FileRange> left_out(ranges);
    read_before(before_end, std::as_writable_bytes(std::span(left_out)));
    if (!fit_into(content, left_out)) return Seal::broken;
    return digest(in, content, left_out, path) == reader.get<std::uint64_t>() ? Seal::intact : Seal::broken;
}

}  // namespace orthant::store
