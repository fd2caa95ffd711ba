#include "run/work_under_way.hpp"

#include "run/handed_out.hpp"

#include <algorithm>

namespace orthant::run {

void WorkUnderWay::add(const Assignment& assignment) {
    Rank& rank = ranks_[assignment.rank];
    if (rank.queue.empty()) rank.idle_since_s = std::max(rank.idle_since_s, assignment.time_s);
    rank.queue.insert(rank.queue.end(), assignment.ranges.begin(), assignment.ranges.end());
}

void WorkUnderWay::add(std::int32_t rank_number, const std::vector<ReportRun>& reported) {
    Rank& rank = ranks_[rank_number];
    for (const ReportRun& run : reported) {
        rank.idle_since_s = std::max(rank.idle_since_s, run.last_end_s);
        take_off(rank.queue, run.tasks, [](const TaskRange&, std::uint64_t) {});
    }
}

std::vector<WorkUnderWay::Running> WorkUnderWay::running() const {
    std::vector<Running> running;
    for (const auto& [rank, state] : ranks_)
        if (!state.queue.empty()) running.push_back({rank, state.queue.front().id(), state.idle_since_s});
    std::stable_sort(running.begin(), running.end(),
                     [](const Running& a, const Running& b) { return a.since_s < b.since_s; });
    return running;
}

}  // namespace orthant::run
