#pragma once

#include "run/report.hpp"

#include <algorithm>
#include <cstdint>
#include <deque>

namespace orthant::run {

/// Takes reported tasks off what was handed out to a rank, whose elements have `point`, `first` and `count`;
/// `visit(element, count)` sees each part taken, before it goes. False when one of the tasks was not handed out.
template <class Range, class Visit>
bool take_off(std::deque<Range>& handed_out, const TaskRange& reported, Visit visit) {
    std::uint64_t next = reported.first;
    while (next < reported.end()) {
        const auto begins = [&](const Range& range) { return range.point == reported.point && range.first == next; };
        const auto range = std::find_if(handed_out.begin(), handed_out.end(), begins);
        if (range == handed_out.end()) return false;
        const std::uint64_t count = std::min(range->count, reported.end() - next);
        visit(*range, count);
        next += count;
        range->first += count;
        range->count -= count;
        if (range->count == 0) handed_out.erase(range);
    }
    return true;
}

}  // namespace orthant::run
