#include "h5/file.hpp"

#include "h5/library.hpp"
#include "h5/property_list.hpp"

#include <hdf5.h>

#include <atomic>
#include <string>

namespace orthant::h5 {
namespace {

PropertyList access() {
    PropertyList list(check(H5Pcreate(H5P_FILE_ACCESS), "prepare a file"));
    check(H5Pset_fclose_degree(list.id(), H5F_CLOSE_SEMI), "prepare a file");
    check(H5Pset_libver_bounds(list.id(), H5F_LIBVER_V18, H5F_LIBVER_V18), "choose the file's format");
    return list;
}

}  // namespace

File create_file(const std::filesystem::path& path) {
    open_library();
    const PropertyList creation = creation_list(H5P_FILE_CREATE);
    return File(check(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access().id()), "create", path.native()));
}

File create_memory_file() {
    constexpr std::size_t growth_bytes = 1024 * 1024;
    open_library();
    const PropertyList creation = creation_list(H5P_FILE_CREATE), in_memory = access();
    check(H5Pset_fapl_core(in_memory.id(), growth_bytes, false), "prepare a file in memory");
    static std::atomic<unsigned> count = 0;
    const std::string name = "file in memory " + std::to_string(++count);  // HDF5 tells such files apart by name
    return File(check(H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.id(), in_memory.id()), "create", name));
}

File open_file(const std::filesystem::path& path) {
    open_library();
    return File(check(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access().id()), "open", path.native()));
}

}  // namespace orthant::h5
