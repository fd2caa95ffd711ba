#include "h5/selection.hpp"

#include "h5/dataset.hpp"
#include "h5/extent.hpp"

#include <hdf5.h>

namespace orthant::h5 {

std::uint64_t row_elements(const Extent& shape) {
    return shape.empty() ? 1 : element_count(Extent(shape.begin() + 1, shape.end()));
}

Selection select_rows(const Dataset& dataset, const Extent& shape, std::uint64_t first_row, std::uint64_t rows) {
    Extent in_memory = shape.empty() ? Extent{1} : shape;
    if (!shape.empty()) in_memory.front() = rows;
    Selection selection{Dataspace(check(H5Dget_space(dataset.id()), "select rows")),
                        make_space(in_memory, Growth::fixed)};
    if (shape.empty()) return selection;
    Sizes start(shape.size(), 0), count = sizes(shape);
    start.front() = first_row;
    count.front() = rows;
    check(H5Sselect_hyperslab(selection.file.id(), H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
          "select rows");
    return selection;
}

}  // namespace orthant::h5
