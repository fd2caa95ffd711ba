#include "run/pending_work.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <tuple>

namespace orthant::run {
namespace {

/// Heap order: the front is the largest cost, then the smallest (point, task).
bool comes_later(const WorkSegment& a, const WorkSegment& b) {
    return std::tuple(-a.unit_cost, a.point, a.first) > std::tuple(-b.unit_cost, b.point, b.first);
}

}  // namespace

void PendingWork::add(const WorkSegment& segment) {
    if (segment.count == 0) return;
    tasks_ += segment.count;
    cost_ += segment.unit_cost * static_cast<double>(segment.count);
    heap_.push_back(segment);
    std::push_heap(heap_.begin(), heap_.end(), comes_later);
}

void PendingWork::pop() {
    std::pop_heap(heap_.begin(), heap_.end(), comes_later);
    heap_.pop_back();
}

WorkSegment PendingWork::take(std::uint64_t count) {
    ORTHANT_EXPECT(!heap_.empty() && count > 0);
    WorkSegment taken = heap_.front();
    if (count < taken.count) {
        taken.count = count;
        // The rest keeps its cost and its place ahead of all later segments: the heap stays in order.
        heap_.front().first += count;
        heap_.front().count -= count;
    } else {
        pop();
    }
    tasks_ -= taken.count;
    cost_ = heap_.empty() ? 0 : cost_ - taken.unit_cost * static_cast<double>(taken.count);
    return taken;
}

std::uint64_t PendingWork::drop_dearer_than(double unit_cost) {
    std::uint64_t dropped = 0;
    while (!heap_.empty() && heap_.front().unit_cost > unit_cost) dropped += take(heap_.front().count).count;
    return dropped;
}

bool PendingWork::take_task(study::TaskId id, WorkSegment& taken) {
    const auto holds = [&](const WorkSegment& s) {
        return s.point == id.point && s.first <= id.task && id.task - s.first < s.count;
    };
    const auto found = std::find_if(heap_.begin(), heap_.end(), holds);
    if (found == heap_.end()) return false;
    const WorkSegment whole = *found;
    heap_.erase(found);
    std::make_heap(heap_.begin(), heap_.end(), comes_later);
    tasks_ -= whole.count;
    cost_ -= whole.unit_cost * static_cast<double>(whole.count);
    add({whole.point, whole.first, id.task - whole.first, whole.unit_cost});
    add({whole.point, id.task + 1, whole.first + whole.count - id.task - 1, whole.unit_cost});
    taken = {id.point, id.task, 1, whole.unit_cost};
    return true;
}

}  // namespace orthant::run
