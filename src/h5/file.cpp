#include "h5/file.hpp"

#include "h5/library.hpp"
#include "h5/property_list.hpp"

#include <hdf5.h>

namespace orthant::h5 {
namespace {

PropertyList access() {
    PropertyList list(check(H5Pcreate(H5P_FILE_ACCESS), "prepare a file"));
    check(H5Pset_fclose_degree(list.id(), H5F_CLOSE_SEMI), "prepare a file");
    check(H5Pset_libver_bounds(list.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), "choose the file's format");
#if H5_VERSION_GE(1, 12, 1) || (H5_VERSION_GE(1, 10, 7) && H5_VERSION_LE(1, 10, 99))
    check(H5Pset_file_locking(list.id(), false, true), "switch file locks off");
#endif
    return list;
}

}  // namespace

File create_file(const std::filesystem::path& path) {
    open_library();
    const PropertyList creation = creation_list(H5P_FILE_CREATE);
    return File(check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access().id()), "create", path.native()));
}

File open_file(const std::filesystem::path& path) {
    open_library();
    return File(check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access().id()), "open", path.native()));
}

}  // namespace orthant::h5
