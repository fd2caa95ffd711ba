#include "run/work_under_way.hpp"

#include <algorithm>

namespace orthant::run {

void WorkUnderWay::add(std::int32_t rank, const std::vector<ReportRun>& reported) {
    const auto found = at_.find(rank);
    if (found == at_.end()) return;
    const study::TaskId id = found->second.id;
    const auto holds = [&](const ReportRun& run) {
        return run.tasks.point == id.point && run.tasks.first <= id.task && id.task < run.tasks.end();
    };
    if (std::any_of(reported.begin(), reported.end(), holds)) at_.erase(found);
}

std::vector<WorkUnderWay::Running> WorkUnderWay::running() const {
    std::vector<Running> running;
    for (const auto& [rank, at] : at_) running.push_back({rank, at.id, at.since_s});
    std::stable_sort(running.begin(), running.end(),
                     [](const Running& a, const Running& b) { return a.since_s < b.since_s; });
    return running;
}

}  // namespace orthant::run
