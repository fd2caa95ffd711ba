#include "store/open_checked.hpp"

#include "h5/file.hpp"
#include "h5/group.hpp"
#include "h5/probe.hpp"
#include "store/damage.hpp"
#include "store/result_file.hpp"
#include "store/stored_attributes.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>

namespace orthant::store {
namespace {

constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
constexpr const char* give_a_result_file = "give a file that `orthant run` or `orthant gather` wrote";

void expect_hdf5(const std::filesystem::path& path, const std::string& give) {
    errno = 0;
    if (std::filesystem::is_directory(path)) throw read_error(path, "it is a directory", give);
    std::ifstream in(path, std::ios::binary);
    if (!in) throw storage_error("read", path.native(), errno != 0 ? errno : EIO);
    char start[signature.size()] = {};
    in.read(start, sizeof start);
    if (std::string_view(start, sizeof start) != signature) throw read_error(path, "it is not an HDF5 file", give);
}

void expect_our_format(const std::filesystem::path& path, const h5::Group& root) {
    if (!h5::read_attribute(root, "format_version"))
        throw read_error(path, "it is an HDF5 file, but not a result of Orthant", give_a_result_file);
    const std::int64_t version = integer_attribute(root, "format_version");
    if (version > format_version)
        throw read_error(path,
                         "its format_version is " + std::to_string(version) + ", this Orthant reads up to " +
                             std::to_string(format_version),
                         "use the Orthant that wrote it, or a newer one");
    if (version < 1) throw damage("format_version is " + std::to_string(version));
    for (const char* name : {"study", "job", "axes"}) text_list_attribute(root, name);
}

Seal expect_intact(const std::filesystem::path& path) {
    const Seal seal = check_seal(path);
    if (seal == Seal::broken)
        throw read_error(path, "its bytes do not match its checksum: it is damaged", "use a copy, or write it again");
    return seal;
}

}  // namespace

CheckedFile open_intact(const std::filesystem::path& path, const std::string& give) {
    expect_hdf5(path, give);
    const Seal seal = expect_intact(path);
    // Sealed bytes are those that we wrote: HDF5 gets along with them.
    const auto open = seal == Seal::intact ? h5::open_file : h5::open_foreign_file;
    return in_file(path, [&] { return CheckedFile{open(path), seal}; });
}

CheckedFile open_checked(const std::filesystem::path& path) {
    CheckedFile checked = open_intact(path, give_a_result_file);
    in_file(path, [&] { expect_our_format(path, h5::root_group(checked.file)); });
    return checked;
}

}  // namespace orthant::store
