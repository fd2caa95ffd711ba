#include "run/task_table.hpp"

#include "base/contract.hpp"

#include <cstdint>
#include <utility>

namespace orthant::run {
namespace {

constexpr std::size_t fewest_slots = 64;

}  // namespace

/// The high half of a product depends on all bits of the factors (Fibonacci hashing, Knuth 6.4).
std::size_t TaskTable::home(study::TaskId id) const {
    constexpr std::uint64_t golden = 0x9e3779b97f4a7c15;
    const std::uint64_t mixed = (id.task ^ (id.point * golden)) * golden;
    return static_cast<std::size_t>(mixed >> 32) & (slots_.size() - 1);
}

void TaskTable::put(const Slot& slot) {
    std::size_t place = home(slot.id);
    while (slots_[place].cost > 0) place = next(place);
    slots_[place] = slot;
}

void TaskTable::grow() {
    const std::vector<Slot> old =
        std::exchange(slots_, std::vector<Slot>(slots_.empty() ? fewest_slots : 2 * slots_.size()));
    for (const Slot& slot : old)
        if (slot.cost > 0) put(slot);
}

void TaskTable::add(study::TaskId id, double cost) {
    ORTHANT_EXPECT(cost > 0);
    if (2 * (size_ + 1) > slots_.size()) grow();
    put({id, cost});
    ++size_;
}

std::optional<double> TaskTable::take(study::TaskId id) {
    if (size_ == 0) return std::nullopt;
    std::size_t place = home(id);
    while (slots_[place].cost > 0 && slots_[place].id != id) place = next(place);
    if (slots_[place].cost == 0) return std::nullopt;
    const double cost = slots_[place].cost;
    // What stands behind moves up, unless that would put it before its home.
    const auto distance = [&](std::size_t from, std::size_t to) { return (to - from) & (slots_.size() - 1); };
    for (std::size_t behind = next(place); slots_[behind].cost > 0; behind = next(behind)) {
        if (distance(home(slots_[behind].id), behind) < distance(place, behind)) continue;
        slots_[place] = slots_[behind];
        place = behind;
    }
    slots_[place] = {};
    --size_;
    return cost;
}

}  // namespace orthant::run
