#pragma once

#include "submit/partition.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace orthant::submit {

/// What a job will take, as it is predicted.
struct Need {
    double rank_bytes = 0;                   ///< of memory on every rank …
    double node_bytes = 0;                   ///< … on every node besides …
    double root_bytes = 0;                   ///< … and on the first rank besides
    std::optional<double> time_s{};          ///< start to end; none where it is not forecast
    std::optional<double> longest_task_s{};  ///< that cannot be stopped and resumed; none where all can
};

/// What is asked of Slurm.
struct Request {
    std::uint64_t nodes = 1;
    std::uint64_t ranks_per_node = 1;
    double time_limit_s = 0;
    double bytes_per_rank = 0;
    std::string partition = {};  ///< "" for the default one
    std::string account = {};    ///< "" for the default one
    std::uint64_t most_restarts = 0;
};

/// Memory to ask for, with a margin: for every rank the same, as Slurm counts.
double bytes_per_rank(const Need& need, std::uint64_t ranks_per_node);

/// The least limit of that much: Slurm counts minutes.
double whole_minutes_s(double seconds);

/// Time to ask for where the user does not say: half as long again as predicted, no less than five minutes, no more
/// than the partition allows: the job is requeued at the limit, and goes on. An hour where nothing is predicted. Whole
/// minutes, as Slurm counts.
double time_to_ask_s(const Need& need, const std::optional<Partition>& partition);

/// How long before the limit Slurm is to warn the job: a minute, of a short limit a sixth.
double warning_s(double time_limit_s);

/// How often the job may be started again: twice what the time limit makes necessary, and some for nodes that are lost.
std::uint64_t restarts_to_allow(const Need& need, double time_limit_s);

/// Error(usage) for what Slurm would never start, or could never finish: more nodes, cores, memory or time than the
/// partition has, or a task that takes longer than the limit and cannot be resumed.
void check_fits(const Request& request, const Need& need, const std::optional<Partition>& partition);

/// "1-02:30:00", as Slurm writes it.
std::string slurm_time(double seconds);

}  // namespace orthant::submit
