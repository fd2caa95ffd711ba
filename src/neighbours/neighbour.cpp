#include "neighbours/neighbour.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::neighbours {

void NeighbourLists::set(std::size_t query, std::span<const Neighbour> nearest) {
    ORTHANT_EXPECT(nearest.size() <= length_);
    std::ranges::copy(nearest, neighbours_.begin() + static_cast<std::ptrdiff_t>(query * length_));
    counts_[query] = nearest.size();
}

}  // namespace orthant::neighbours
