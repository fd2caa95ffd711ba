#include "h5/scale.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

namespace orthant::h5 {

void make_scale(const Dataset& dataset, const std::string& name) {
    check(H5DSset_scale(dataset.id(), name.c_str()), "make a dimension scale of", name);
}

bool is_scale(const Dataset& dataset) {
    return check(H5DSis_scale(dataset.id()), "look at a dimension scale") > 0;
}

void attach_scale(const Dataset& dataset, unsigned dimension, const Dataset& scale) {
    check(H5DSattach_scale(dataset.id(), scale.id(), dimension), "attach a dimension scale");
}

std::optional<std::string> scale_name(const Dataset& dataset, unsigned dimension) {
    const auto take_path = [](hid_t /*dataset*/, unsigned /*dimension*/, hid_t scale, void* data) -> herr_t {
        const ssize_t length = H5Iget_name(scale, nullptr, 0);
        if (length < 0) return -1;
        std::string path(static_cast<std::size_t>(length), '\0');
        if (H5Iget_name(scale, path.data(), path.size() + 1) < 0) return -1;
        *static_cast<std::string*>(data) = path;
        return 1;
    };
    std::string path;
    check(H5DSiterate_scales(dataset.id(), dimension, nullptr, take_path, &path), "look for a dimension scale");
    if (path.empty()) return std::nullopt;
    return path.substr(path.rfind('/') + 1);
}

}  // namespace orthant::h5
