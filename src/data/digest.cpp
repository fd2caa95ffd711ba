#include "data/digest.hpp"

#include "base/error.hpp"
#include "base/hash.hpp"

#include <cerrno>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

namespace orthant::data {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = std::size_t{1} << 20;

Error bad_file(const fs::path& file, const std::string& why, std::string_view cure) {
    return {ErrorKind::data, "cannot use the data file '" + file.string() + "' (" + why + "); " + std::string(cure)};
}

void check_usable(const fs::path& file) {
    std::error_code problem;
    const fs::file_status status = fs::status(file, problem);
    if (problem) throw bad_file(file, problem.message(), "check the path in [data]");
    if (fs::is_directory(status)) throw bad_file(file, "it is a directory", "name a file inside it");
    if (!fs::is_regular_file(status)) throw bad_file(file, "it is not a regular file", "copy the data to a file");
}

/// The size goes in after the contents, so that the boundary between two files cannot be shifted unseen.
void add_file(Hash64& hash, const fs::path& file) {
    check_usable(file);
    errno = 0;
    std::ifstream in(file, std::ios::binary);
    if (!in) throw bad_file(file, std::generic_category().message(errno), "make it readable");
    std::vector<char> piece(piece_bytes);
    std::uint64_t size_bytes = 0;
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
        const auto count = static_cast<std::size_t>(in.gcount());
        hash.add(std::string_view(piece.data(), count));
        size_bytes += count;
    }
    if (in.bad()) throw bad_file(file, std::generic_category().message(errno), "check the file system");
    if (size_bytes == 0) throw bad_file(file, "it is empty", "check how it was made");
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
