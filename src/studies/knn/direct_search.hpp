#pragma once

#include "studies/knn/nearest.hpp"

namespace orthant::knn {

/// `nearest` by computing every key: for all measures, and any table.
NeighbourLists nearest_directly(const Reference& reference, const Queries& queries, std::size_t length,
                                const std::function<void()>& yield);

}  // namespace orthant::knn
