#include "run/handed_out.hpp"

#include <algorithm>
#include <iterator>

namespace orthant::run {

std::optional<double> HandedOut::take_off(const TaskRange& reported) {
    double cost = 0;
    for (std::uint64_t next = reported.first; next < reported.end();) {
        auto holder = segments_.upper_bound({reported.point, next});
        if (holder == segments_.begin()) return std::nullopt;
        holder = std::prev(holder);
        const WorkSegment whole = holder->second;
        if (whole.point != reported.point || next - whole.first >= whole.count) return std::nullopt;
        const std::uint64_t before = next - whole.first;
        const std::uint64_t count = std::min(whole.count - before, reported.end() - next);
        const std::uint64_t behind = whole.count - before - count;
        if (before > 0)
            holder->second.count = before;
        else
            segments_.erase(holder);
        if (behind > 0) add({whole.point, next + count, behind, whole.unit_cost});
        cost += whole.unit_cost * static_cast<double>(count);
        next += count;
    }
    return cost;
}

}  // namespace orthant::run
