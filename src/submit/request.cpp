#include "submit/request.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/human_bytes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace orthant::submit {
namespace {

constexpr double minute_s = 60;
constexpr double shortest_minutes = 5;
constexpr double hour_s = 3600;
constexpr double memory_margin = 1.25;
constexpr double program_bytes = 64 * 1024.0 * 1024.0;  ///< MPI's own, which nobody forecasts
constexpr double time_margin = 1.5;
constexpr std::uint64_t restarts_for_failures = 20;

[[noreturn]] void refuse(const std::string& problem, const std::string& why, const std::string& cure) {
    throw Error(ErrorKind::usage, problem + " (" + why + "); " + cure);
}

void check_partition(const Request& request, const Partition& partition) {
    const std::string where = "partition '" + partition.name + "'";
    if (request.nodes > partition.nodes)
        refuse("--nodes: " + counted(request.nodes, "node") + " would never be free together",
               where + " has " + std::to_string(partition.nodes), "ask for fewer, or for another --partition");
    if (request.ranks_per_node > partition.most_cpus)
        refuse("--ntasks-per-node: " + std::to_string(request.ranks_per_node) + " ranks have no node",
               "the largest of " + where + " has " + counted(partition.most_cpus, "core"),
               "ask for fewer ranks a node, or for another --partition");
    if (request.time_limit_s > partition.time_limit_s)
        refuse("--time: " + slurm_time(request.time_limit_s) + " is too long",
               where + " allows " + slurm_time(partition.time_limit_s),
               "ask for less: the job is requeued at its limit, and goes on");
    const double bytes = request.bytes_per_rank * static_cast<double>(request.ranks_per_node);
    if (bytes > partition.most_memory_bytes)
        refuse("the job needs about " + human_bytes(bytes) + " on a node of " + counted(request.ranks_per_node, "rank"),
               "the largest of " + where + " has " + human_bytes(partition.most_memory_bytes),
               "ask for fewer ranks with --ntasks-per-node, or for another --partition");
}

}  // namespace

double whole_minutes_s(double seconds) {
    return minute_s * std::ceil(seconds / minute_s);
}

double bytes_per_rank(const Need& need, std::uint64_t ranks_per_node) {
    const double ranks = static_cast<double>(ranks_per_node);
    const double first_node = ranks * (need.rank_bytes + program_bytes) + need.node_bytes + need.root_bytes;
    return memory_margin * first_node / ranks;
}

double time_to_ask_s(const Need& need, const std::optional<Partition>& partition) {
    const double wanted_s = need.time_s ? time_margin * *need.time_s : hour_s;
    const double allowed_s = partition ? partition->time_limit_s : std::numeric_limits<double>::infinity();
    return std::min(whole_minutes_s(std::max(wanted_s, shortest_minutes * minute_s)), allowed_s);
}

double warning_s(double time_limit_s) {
    return std::floor(std::min(minute_s, time_limit_s / 6));
}

std::uint64_t restarts_to_allow(const Need& need, double time_limit_s) {
    const double limits = need.time_s ? std::ceil(*need.time_s / time_limit_s) : 1;
    return restarts_for_failures + static_cast<std::uint64_t>(std::min(2 * limits, 1e6));
}

void check_fits(const Request& request, const Need& need, const std::optional<Partition>& partition) {
    if (partition) check_partition(request, *partition);
    if (need.longest_task_s && *need.longest_task_s > request.time_limit_s)
        refuse("a task would take about " + human_duration(*need.longest_task_s),
               "the limit is " + slurm_time(request.time_limit_s) + ", and tasks of this study cannot be resumed",
               "ask for more with --time, or make the tasks of the job smaller");
}

std::string slurm_time(double seconds) {
    if (std::isinf(seconds)) return "any time";
    const auto total = static_cast<unsigned long long>(std::ceil(seconds));
    const unsigned long long days = total / 86'400, hours = total / 3600 % 24, minutes = total / 60 % 60;
    std::array<char, 64> text{};
    if (days > 0)
        std::snprintf(text.data(), text.size(), "%llu-%02llu:%02llu:%02llu", days, hours, minutes, total % 60);
    else
        std::snprintf(text.data(), text.size(), "%02llu:%02llu:%02llu", hours, minutes, total % 60);
    return text.data();
}

}  // namespace orthant::submit
