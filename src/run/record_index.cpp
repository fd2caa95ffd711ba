#include "run/record_index.hpp"

#include <iterator>

namespace orthant::run {
namespace {

bool holds(const RecordIndex::Stretches::value_type& entry, study::TaskId id) {
    const auto& [first, stretch] = entry;
    return first.point == id.point && first.task <= id.task && id.task - first.task < stretch.count;
}

}  // namespace

RecordIndex::Stretches::const_iterator RecordIndex::find(study::TaskId id) const {
    settle();
    const auto behind = stretches_.upper_bound(id);
    if (behind == stretches_.begin()) return stretches_.end();
    const auto candidate = std::prev(behind);
    return holds(*candidate, id) ? candidate : stretches_.end();
}

RecordIndex::Stretches::const_iterator RecordIndex::from(study::TaskId id) const {
    const auto holder = find(id);
    return holder != stretches_.end() ? holder : stretches_.lower_bound(id);
}

void RecordIndex::insert(study::TaskId first, const Stretch& stretch) const {
    const auto behind = stretches_.upper_bound(first);
    const bool is_there = behind != stretches_.begin() && holds(*std::prev(behind), first);
    const bool overlaps = behind != stretches_.end() && holds({first, stretch}, behind->first);
    if (is_there || overlaps) throw MalformedBytes("a task is reported twice");
    stretches_.emplace_hint(behind, first, stretch);
}

void RecordIndex::settle() const {
    for (const auto& [first, stretch] : std::exchange(appended_, {})) insert(first, stretch);
}

void RecordIndex::add(study::TaskId first, const Stretch& stretch) {
    settle();
    insert(first, stretch);
    tasks_ += stretch.count;
}

void RecordIndex::append(study::TaskId first, const Stretch& stretch) {
    appended_.emplace_back(first, stretch);
    tasks_ += stretch.count;
}

}  // namespace orthant::run
