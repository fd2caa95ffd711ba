#pragma once

#include "base/slurm_job.hpp"

#include <optional>
#include <string>

namespace orthant::comm {

/// How many ranks the launcher says it started, and which variable says so; none outside a launcher.
struct LaunchedRanks {
    int ranks = 1;
    std::string variable;
};
std::optional<LaunchedRanks> launched_ranks(const EnvironmentLookup& environment);

/// This process's rank as its launcher tells it, known before MPI starts; 0 outside a launcher.
int launched_rank(const EnvironmentLookup& environment);

/// Error(usage) when the launcher says more than one rank while MPI says one: two MPIs are mixed up, and every
/// copy would do the whole job.
void check_launcher(int mpi_ranks, const EnvironmentLookup& environment);

}  // namespace orthant::comm
