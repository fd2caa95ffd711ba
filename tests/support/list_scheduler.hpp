#pragma once

#include <algorithm>
#include <functional>
#include <queue>
#include <vector>

namespace orthant::test {

/// How long tasks take in all when nothing else takes time: whoever is idle takes the first that is left.
/// Greedy scheduling when they are sorted, longest first.
inline double list_makespan_s(const std::vector<double>& durations_s, int workers) {
    std::priority_queue idle_at_s(std::greater<>(), std::vector<double>(static_cast<std::size_t>(workers), 0.0));
    double makespan_s = 0;
    for (const double duration_s : durations_s) {
        const double end_s = idle_at_s.top() + duration_s;
        idle_at_s.pop();
        idle_at_s.push(end_s);
        makespan_s = std::max(makespan_s, end_s);
    }
    return makespan_s;
}

}  // namespace orthant::test
