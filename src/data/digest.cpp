#include "data/digest.hpp"

#include "base/hash.hpp"
#include "data/data_file.hpp"

#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace orthant::data {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

/// The size goes in after the contents, so that the boundary between two files cannot be shifted unseen.
void add_file(Hash64& hash, const fs::path& file) {
    check_usable(file);
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) throw unusable_file(file, std::generic_category().message(errno), "make it readable");
    std::vector<char> piece(piece_bytes);
    std::uint64_t size_bytes = 0;
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
        const auto count = static_cast<std::size_t>(in.gcount());
        hash.add(std::string_view(piece.data(), count));
        size_bytes += count;
    }
    if (in.bad()) throw unusable_file(file, std::generic_category().message(errno), "check the file system");
    if (size_bytes == 0) throw unusable_file(file, "it is empty", "check how it was made");
    hash.add(std::as_bytes(std::span(&size_bytes, 1)));
}

}  // namespace

std::uint64_t data_digest(const std::vector<fs::path>& files) {
    if (files.empty()) return 0;
    Hash64 hash;
    for (const fs::path& file : files) add_file(hash, file);
    return hash.digest();
}

}  // namespace orthant::data
