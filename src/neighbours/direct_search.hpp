#pragma once

#include "neighbours/nearest.hpp"

namespace orthant::neighbours {

/// `nearest` by computing every key: for all measures, and any table.
NeighbourLists nearest_directly(const Reference& reference, const Queries& queries, std::size_t length,
                                const std::function<void()>& yield);

}  // namespace orthant::neighbours
