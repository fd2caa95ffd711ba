#pragma once

#include "h5/dataset.hpp"

#include <vector>

namespace orthant::h5 {

/// HDF5's hsize_t: as wide as uint64_t, but a type of its own.
using Sizes = std::vector<unsigned long long>;

inline Sizes sizes(const Extent& extent) {
    return {extent.begin(), extent.end()};
}

Dataspace make_space(const Extent& shape, Growth growth);

}  // namespace orthant::h5
