#pragma once

#include "neighbours/nearest.hpp"

namespace orthant::neighbours {

/// `nearest` for a reference with a sketch: sketches propose, exact keys decide. A row is passed over only where its
/// sketch proves that it is farther than `length` others.
NeighbourLists nearest_by_sketch(const Reference& reference, const Queries& queries, std::size_t length,
                                 const std::function<void()>& yield);

}  // namespace orthant::neighbours
