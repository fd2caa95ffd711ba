#pragma once

#include "h5/handle.hpp"
#include "h5/type.hpp"

#include <cstdint>

namespace orthant::h5 {

/// Which elements of a data set a transfer touches, and the memory that faces them.
struct Selection {
    Dataspace file, memory;
};

/// Elements that share their first index; a scalar is one.
std::uint64_t row_elements(const Extent& shape);

Selection select_rows(const Dataset& dataset, const Extent& shape, std::uint64_t first_row, std::uint64_t rows);

}  // namespace orthant::h5
