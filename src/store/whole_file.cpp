#include "store/whole_file.hpp"

#include "base/free_space.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "store/replacement.hpp"
#include "store/seal.hpp"

#include <cerrno>

namespace orthant::store {
namespace {

Error write_error(const std::filesystem::path& path, const std::filesystem::path& temporary,
                  const h5::Failure& failure) {
    int error_number = failure.error_number();
    if (error_number == 0 && free_space_bytes(temporary) == 0.0) error_number = ENOSPC;
    if (error_number != 0) return storage_error("write", path.native(), error_number);
    return {ErrorKind::storage, "cannot write '" + path.native() + "' (cannot " + failure.action() + ": " +
                                    failure.cause() + "); check the file system and run the same command again"};
}

}  // namespace

void write_whole_file(const std::filesystem::path& path,
                      const std::function<std::vector<h5::FileRange>(const h5::Group&)>& fill,
                      const std::function<void()>& before_rename) {
    Replacement replacement(path);
    std::vector<h5::FileRange> left_out;
    try {
        h5::File file = h5::create_file(replacement.path());
        left_out = fill(h5::root_group(file));
        file.close();
    } catch (const h5::Failure& failure) {
        throw write_error(path, replacement.path(), failure);
    }
    seal(replacement.path(), path, left_out);
    replacement.put_in_place(before_rename);
}

}  // namespace orthant::store
