#include "run/handed_out.hpp"

#include <algorithm>
#include <iterator>

namespace orthant::run {

void HandedOut::add(const WorkSegment& segment) {
    const study::TaskId first{segment.point, segment.first};
    if (segment.count == 1)
        single_.add(first, segment.unit_cost);
    else
        longer_.emplace(first, segment);
}

/// As many of the tasks, from the first on, as stand in one segment.
std::optional<WorkSegment> HandedOut::take_from_longer(const TaskRange& wanted) {
    auto holder = longer_.upper_bound(wanted.id());
    if (holder == longer_.begin()) return std::nullopt;
    holder = std::prev(holder);
    const WorkSegment whole = holder->second;
    if (whole.point != wanted.point || wanted.first - whole.first >= whole.count) return std::nullopt;
    const std::uint64_t before = wanted.first - whole.first;
    const std::uint64_t count = std::min(whole.count - before, wanted.count);
    const std::uint64_t behind = whole.count - before - count;
    if (before > 0)
        holder->second.count = before;
    else
        longer_.erase(holder);
    if (behind > 0) {
        const WorkSegment rest{whole.point, wanted.first + count, behind, whole.unit_cost};
        longer_.emplace(study::TaskId{rest.point, rest.first}, rest);
    }
    return WorkSegment{whole.point, wanted.first, count, whole.unit_cost};
}

std::optional<double> HandedOut::take_off(const TaskRange& reported) {
    double cost = 0;
    TaskRange left = reported;
    while (left.count > 0) {
        std::uint64_t taken = 1;
        if (const auto unit_cost = single_.take(left.id())) {
            cost += *unit_cost;
        } else if (const auto segment = take_from_longer(left)) {
            cost += segment->unit_cost * static_cast<double>(segment->count);
            taken = segment->count;
        } else {
            return std::nullopt;
        }
        left.first += taken;
        left.count -= taken;
    }
    return cost;
}

std::vector<WorkSegment> HandedOut::segments() const {
    std::vector<WorkSegment> all;
    all.reserve(single_.size() + longer_.size());
    single_.visit([&](study::TaskId id, double cost) { all.push_back({id.point, id.task, 1, cost}); });
    for (const auto& [first, segment] : longer_) all.push_back(segment);
    return all;
}

}  // namespace orthant::run
