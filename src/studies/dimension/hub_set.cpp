#include "studies/dimension/hub_set.hpp"

#include "studies/dimension/source_rows.hpp"

namespace orthant::dimension {

const neighbours::Reference& HubSet::ready(const HubSetKind& kind, std::uint64_t key, std::uint64_t set,
                                           const std::function<void()>& yield) {
    const Place wanted{kind, key, set};
    if (place_ == wanted) return *reference_;
    *this = HubSet();
    Pacer pacer(yield);
    rows_.emplace(source_rows(kind.source, RandomStream(key, set, StreamId{0}), kind.points, kind.dimension, pacer));
    memory_.emplace(neighbours::Reference::bytes(kind.measure, kind.points, kind.dimension));
    reference_ = neighbours::Reference::make(memory_->span(), kind.measure, rows_->view(), yield);
    place_ = wanted;
    return *reference_;
}

std::uint64_t HubSet::bytes(const HubSetKind& kind) {
    return neighbours::PaddedRows::bytes(kind.points, kind.dimension) +
           neighbours::Reference::bytes(kind.measure, kind.points, kind.dimension);
}

}  // namespace orthant::dimension
