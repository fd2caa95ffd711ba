#include "h5/file_size.hpp"

#include <hdf5.h>

namespace orthant::h5 {

std::uint64_t file_bytes(Id object) {
    const File file(check(H5Iget_file_id(object), "ask for the file's size"));
    hsize_t bytes = 0;
    check(H5Fget_filesize(file.id(), &bytes), "ask for the file's size");
    return bytes;
}

}  // namespace orthant::h5
