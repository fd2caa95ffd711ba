#include "h5/extent.hpp"

#include <hdf5.h>

#include <type_traits>

namespace orthant::h5 {

static_assert(std::is_same_v<hsize_t, Sizes::value_type> || sizeof(hsize_t) == sizeof(Sizes::value_type));

Dataspace make_space(const Extent& shape, Growth growth) {
    if (shape.empty()) return Dataspace(check(H5Screate(H5S_SCALAR), "make a shape"));
    const Sizes now = sizes(shape);
    Sizes most = now;
    if (growth == Growth::rows) most.front() = H5S_UNLIMITED;
    return Dataspace(check(H5Screate_simple(static_cast<int>(now.size()), now.data(), most.data()), "make a shape"));
}

}  // namespace orthant::h5
