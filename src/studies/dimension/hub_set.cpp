#include "studies/dimension/hub_set.hpp"

#include "studies/dimension/source_rows.hpp"

namespace orthant::dimension {

neighbours::PaddedRows draw_hub_set(const HubSetKind& kind, std::uint64_t key, std::uint64_t set, Pacer& pacer) {
    return source_rows(kind.source, RandomStream(key, set, StreamId{0}), kind.points, kind.dimension, pacer);
}

}  // namespace orthant::dimension
