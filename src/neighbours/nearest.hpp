#pragma once

#include "data/matrix_view.hpp"
#include "neighbours/neighbour.hpp"
#include "neighbours/reference.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace orthant::neighbours {

/// Whether a query that is itself a row of the table counts as its own neighbour.
enum class Own { counted, left_out };

struct Queries {
    data::MatrixView rows;                    ///< padded as the table is
    std::span<const std::uint32_t> own = {};  ///< which row of the table each query is; empty: none is one
    Own counting = Own::counted;
};

/// The `length` nearest rows of each query by (key, row), exactly as if every key were computed in double precision and
/// sorted. Calls yield every few milliseconds. Error(data) where distances are not finite.
NeighbourLists nearest(const Reference& reference, const Queries& queries, std::size_t length,
                       const std::function<void()>& yield);

}  // namespace orthant::neighbours
