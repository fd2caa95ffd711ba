#include "run/task_costs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <queue>

namespace orthant::run {
namespace {

/// With more tasks a rank, an even share is what counts.
constexpr double most_tasks_of_a_rank = 256;
/// Of more, one stands for several, and one rank for as many.
constexpr double most_tasks_scheduled = 32'768;

/// Sign, exponent and four bits of the mantissa: of positive numbers in their order.
std::uint32_t class_of(double cost) {
    return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(cost) >> 48);
}

}  // namespace

void TaskCosts::add(double cost, double tasks) {
    Sum& sum = sums_[class_of(cost)];
    sum.tasks += tasks;
    sum.cost += tasks * cost;
    tasks_ += tasks;
    total_ += tasks * cost;
    longest_ = std::max(longest_, cost);
}

std::vector<TaskCosts::Class> TaskCosts::classes() const {
    std::vector<Class> classes;
    for (auto sum = sums_.rbegin(); sum != sums_.rend(); ++sum)
        classes.push_back({sum->second.cost / sum->second.tasks, sum->second.tasks});
    return classes;
}

double longest_first(const TaskCosts& costs, double ranks) {
    const double bound = std::max(costs.total() / ranks, costs.longest());
    if (costs.tasks() > most_tasks_of_a_rank * ranks) return bound;
    const double scale = std::max(1.0, costs.tasks() / most_tasks_scheduled);
    const auto count = static_cast<std::size_t>(std::ceil(std::min(ranks, costs.tasks()) / scale));
    std::priority_queue<double, std::vector<double>, std::greater<>> free_at(std::greater<>(),
                                                                             std::vector<double>(count, 0.0));
    double before = 0, end = 0;
    for (const auto& [cost, tasks] : costs.classes()) {
        const double behind = before + tasks / scale;
        for (double i = std::round(before); i < std::round(behind); ++i) {
            const double until = free_at.top() + cost;
            free_at.pop();
            free_at.push(until);
            end = std::max(end, until);
        }
        before = behind;
    }
    return std::max(bound, end);
}

}  // namespace orthant::run
