#include "h5/file_size.hpp"

#include <hdf5.h>

namespace orthant::h5 {

std::uint64_t file_bytes(Id object) {
    const File file(check(H5Iget_file_id(object), "ask for the file's size"));
    hsize_t bytes = 0;
    check(H5Fget_filesize(file.id(), &bytes), "ask for the file's size");
    return bytes;
}

bool can_hold(std::uint64_t file_bytes, std::uint64_t elements, std::uint64_t bytes_per_element) {
    constexpr std::uint64_t deflate_ratio_at_most = 1032;
    std::uint64_t bytes = 0;
    const bool overflows = __builtin_mul_overflow(elements, bytes_per_element, &bytes);
    return !overflows && bytes / deflate_ratio_at_most <= file_bytes;
}

}  // namespace orthant::h5
