#include "neighbours/nearest.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "neighbours/direct_search.hpp"
#include "neighbours/sketch_search.hpp"

#include <algorithm>

namespace orthant::neighbours {
namespace {

/// A key that is infinite or NaN is no neighbour's: such lists come out short.
void check_finite(const NeighbourLists& lists, std::size_t length) {
    for (std::size_t query = 0; query < lists.queries(); ++query)
        if (lists.of(query).size() < length)
            throw Error(ErrorKind::data,
                        "some distances between rows are not finite (values are too large for the metric); scale the "
                        "columns, or lower p");
}

}  // namespace

NeighbourLists nearest(const Reference& reference, const Queries& queries, std::size_t length,
                       const std::function<void()>& yield) {
    ORTHANT_EXPECT(queries.rows.stride == reference.table().stride);
    ORTHANT_EXPECT(queries.own.empty() ? queries.counting == Own::counted : queries.own.size() == queries.rows.rows);
    const std::size_t others = reference.table().rows - (queries.counting == Own::left_out ? 1 : 0);
    if (length == 0 || others == 0) return {queries.rows.rows, 0};
    NeighbourLists lists = reference.sketch() ? nearest_by_sketch(reference, queries, length, yield)
                                              : nearest_directly(reference, queries, length, yield);
    check_finite(lists, std::min(length, others));
    return lists;
}

}  // namespace orthant::neighbours
