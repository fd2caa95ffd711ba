#pragma once

#include "neighbours/measure.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/dimension/pacer.hpp"
#include "studies/dimension/sources.hpp"

#include <cstddef>
#include <cstdint>

namespace orthant::dimension {

/// Sets of points among which neighbours are sought, all of one kind. Row i of a set is vector i of stream 0 of
/// (key, set), with the counters of sources.hpp.
struct HubSetKind {
    Source source = Source::gaussian;
    neighbours::Measure measure = {};
    std::size_t points = 2;
    std::size_t dimension = 1;
};

neighbours::PaddedRows draw_hub_set(const HubSetKind& kind, std::uint64_t key, std::uint64_t set, Pacer& pacer);

}  // namespace orthant::dimension
