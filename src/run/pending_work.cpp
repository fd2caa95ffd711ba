#include "run/pending_work.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

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
    if (!is_sorted_) {
        sorted_.push_back(segment);
        return;
    }
    heap_.push_back(segment);
    std::push_heap(heap_.begin(), heap_.end(), comes_later);
}

void PendingWork::sort() {
    if (std::exchange(is_sorted_, true)) return;
    std::sort(sorted_.begin(), sorted_.end(), comes_later);
}

WorkSegment& PendingWork::first() {
    ORTHANT_EXPECT(!empty());
    sort();
    const bool is_in_heap = sorted_.empty() || (!heap_.empty() && comes_later(sorted_.back(), heap_.front()));
    return is_in_heap ? heap_.front() : sorted_.back();
}

const WorkSegment& PendingWork::front() {
    return first();
}

WorkSegment PendingWork::take(std::uint64_t count) {
    ORTHANT_EXPECT(count > 0);
    WorkSegment& front = first();
    WorkSegment taken = front;
    if (count < taken.count) {
        taken.count = count;
        // The rest keeps its cost and its place ahead of all later segments: both stay in order.
        front.first += count;
        front.count -= count;
    } else if (!heap_.empty() && &front == heap_.data()) {
        std::pop_heap(heap_.begin(), heap_.end(), comes_later);
        heap_.pop_back();
    } else {
        sorted_.pop_back();
    }
    tasks_ -= taken.count;
    cost_ = empty() ? 0 : cost_ - taken.unit_cost * static_cast<double>(taken.count);
    return taken;
}

std::uint64_t PendingWork::drop_dearer_than(double unit_cost) {
    std::uint64_t dropped = 0;
    while (!empty() && front().unit_cost > unit_cost) dropped += take(front().count).count;
    return dropped;
}

bool PendingWork::take_task(study::TaskId id, WorkSegment& taken) {
    const auto holds = [&](const WorkSegment& s) {
        return s.point == id.point && s.first <= id.task && id.task - s.first < s.count;
    };
    sort();
    WorkSegment whole;
    if (const auto found = std::find_if(sorted_.begin(), sorted_.end(), holds); found != sorted_.end()) {
        whole = *found;
        sorted_.erase(found);
    } else if (const auto later = std::find_if(heap_.begin(), heap_.end(), holds); later != heap_.end()) {
        whole = *later;
        heap_.erase(later);
        std::make_heap(heap_.begin(), heap_.end(), comes_later);
    } else {
        return false;
    }
    tasks_ -= whole.count;
    cost_ -= whole.unit_cost * static_cast<double>(whole.count);
    add({whole.point, whole.first, id.task - whole.first, whole.unit_cost});
    add({whole.point, id.task + 1, whole.first + whole.count - id.task - 1, whole.unit_cost});
    taken = {id.point, id.task, 1, whole.unit_cost};
    return true;
}

}  // namespace orthant::run
