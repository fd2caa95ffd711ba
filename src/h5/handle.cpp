#include "h5/handle.hpp"

#include <hdf5.h>

namespace orthant::h5 {

static_assert(std::is_same_v<hid_t, Id>, "HDF5 before 1.10 had 32-bit identifiers");

int close_file(Id id) noexcept {
    return H5Fclose(id);
}
int close_group(Id id) noexcept {
    return H5Gclose(id);
}
int close_dataset(Id id) noexcept {
    return H5Dclose(id);
}
int close_attribute(Id id) noexcept {
    return H5Aclose(id);
}
int close_datatype(Id id) noexcept {
    return H5Tclose(id);
}
int close_dataspace(Id id) noexcept {
    return H5Sclose(id);
}
int close_property_list(Id id) noexcept {
    return H5Pclose(id);
}
int close_object(Id id) noexcept {
    return H5Oclose(id);
}

}  // namespace orthant::h5
