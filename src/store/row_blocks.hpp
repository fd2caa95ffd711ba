#pragma once

#include "h5/dataset.hpp"

#include <algorithm>
#include <cstdint>

namespace orthant::store {

/// Calls `visit(first_row, rows)` for one block of rows after the other, each of about 1 MiB and at least a row.
template <class Visit>
void for_each_block(const h5::Dataset& dataset, Visit visit) {
    constexpr std::uint64_t block_elements = 128 * 1024;
    const h5::Extent shape = h5::shape_of(dataset);
    const std::uint64_t rows = shape.empty() ? 1 : shape.front();
    const std::uint64_t row = shape.empty() ? 1 : h5::element_count({shape.begin() + 1, shape.end()});
    const std::uint64_t block = std::max<std::uint64_t>(1, block_elements / std::max<std::uint64_t>(1, row));
    for (std::uint64_t first = 0; first < rows; first += block) visit(first, std::min(block, rows - first));
}

/// Calls `action` with a value of the type that a data set's elements are read as: numbers are widened.
template <class Action>
auto with_element(h5::Type type, Action action) {
    switch (type) {
        case h5::Type::text:
            return action(std::string());
        case h5::Type::float64:
            return action(double());
        case h5::Type::uint64:
            return action(std::uint64_t());
        default:
            return action(std::int64_t());
    }
}

}  // namespace orthant::store
