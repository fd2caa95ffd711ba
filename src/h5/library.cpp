#include "h5/library.hpp"

#include "h5/check.hpp"

#include <hdf5.h>

#include <cstdlib>

namespace orthant::h5 {

void open_library() {
    static const bool opened = [] {
        setenv("HDF5_USE_FILE_LOCKING", "FALSE", 1);  // beats H5Pset_file_locking, and is read once
        H5dont_atexit();
        check(H5open(), "start HDF5");
        return true;
    }();
    static_cast<void>(opened);
    check(H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr), "silence HDF5");
}

std::string version() {
    open_library();
    unsigned major = 0, minor = 0, release = 0;
    check(H5get_libversion(&major, &minor, &release), "ask HDF5 for its version");
    return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(release);
}

}  // namespace orthant::h5
