#include "run/makespan.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::run {
namespace {

// Measured with Open MPI 4.1 and HDF5 1.10 on Debian 12 and an AMD EPYC, rounded.
constexpr double start_alone_s = 0.05;
constexpr double start_launched_s = 0.3;        ///< by mpirun …
constexpr double start_s_per_doubling = 0.05;   ///< … and more, the more ranks there are
constexpr double serving_s_per_message = 3e-6;  ///< these four as the benchmark answer_letters has them
constexpr double serving_s_per_part = 3e-7;     ///< of a message: what a rank took at once and reports together
constexpr double serving_s_per_task = 4e-8;
constexpr double serving_s_per_range = 1.1e-6;  ///< of tasks that are alike: of one point at least
constexpr double worker_s_per_task = 7e-7;      ///< around a task, on the rank that computes it
constexpr double writing_s_per_task = 7e-7;
constexpr double writing_s_per_point = 2e-6;
constexpr double writing_s_per_cell = 1e-7;

// How the ranks of a node speak with rank 0: RankLoop and SchedulingOptions.
constexpr double messages_per_s = 6;        ///< reports every 0.2 s, a batch every second
constexpr double parts_per_s = 10;          ///< of work, as a node's runs out
constexpr double batch_s = 1;               ///< of work for each rank of a node …
constexpr double least_batch_s = 1e-5;      ///< … which shrinks to no less than this for every node
constexpr double messages_per_halving = 2;  ///< as it shrinks: batches are half of an even share of what is left

constexpr double least_efficiency = 0.5;
constexpr double most_ranks = 1e7;

double start_s(double ranks) {
    return ranks > 1 ? start_launched_s + start_s_per_doubling * std::log2(ranks) : start_alone_s;
}

/// Rank 0 alone, when all is computed.
double writing_s(const Plan& plan) {
    return plan.tasks * writing_s_per_task + plan.points * writing_s_per_point + plan.cells * writing_s_per_cell;
}

/// Of a node, while its batches shrink; none for rank 0's own.
double last_messages(double nodes) {
    const double halvings = std::max(0.0, std::log2(batch_s / (least_batch_s * nodes)));
    return messages_per_halving * halvings;
}

}  // namespace

Makespan makespan(const Plan& plan, Ranks at) {
    const double pace = plan.calibration.seconds_per_cost(at.ranks / at.nodes);
    Makespan span;
    span.work_s = pace * plan.costs.total();
    const double order_s = plan.has_forecast ? 0 : pace * (1 - 1 / at.ranks) / 2;
    const double alike_s = pace * longest_first(plan.costs, at.ranks);
    if (!plan.has_seconds()) {
        span.time_s = span.computing_s = alike_s;
        span.efficiency = span.work_s / (at.ranks * span.time_s);
        return span;
    }
    const double others = at.ranks > 1 ? at.nodes : 0;
    const double parts = std::min(plan.tasks_left, plan.points + span.work_s * parts_per_s);
    const double fixed_s = plan.tasks_left * serving_s_per_task + parts * serving_s_per_part +
                           std::min(plan.tasks_left, plan.points) * serving_s_per_range +
                           others * last_messages(at.nodes) * serving_s_per_message;
    const double share = std::min(0.99, others * messages_per_s * serving_s_per_message);
    const double around_tasks_s = plan.tasks_left * worker_s_per_task;
    const double together_s = (span.work_s + around_tasks_s + fixed_s) / (at.ranks - share);
    const double last_batch_s = std::max(std::min(order_s, alike_s), others * least_batch_s / 2);
    span.computing_s = std::max({alike_s, together_s, fixed_s / (1 - share)}) + last_batch_s;
    span.time_s = start_s(at.ranks) + plan.reading_s + span.computing_s + writing_s(plan);
    span.efficiency = span.work_s / (at.ranks * span.time_s);
    span.root_load = span.computing_s > 0 ? fixed_s / span.computing_s + share : 0;
    return span;
}

double useful_ranks(const Plan& plan, const std::function<Ranks(double ranks)>& placed) {
    const auto is_useful = [&](double ranks) {
        const double nodes = std::min(ranks, placed(ranks).nodes);
        return makespan(plan, {ranks, nodes}).efficiency >= least_efficiency;
    };
    double low = 1, high = 2;
    for (; high < most_ranks && is_useful(high); high *= 2) low = high;
    while (high - low > 1) {
        const double middle = std::floor(low + (high - low) / 2);
        (is_useful(middle) ? low : high) = middle;
    }
    return low;
}

}  // namespace orthant::run
