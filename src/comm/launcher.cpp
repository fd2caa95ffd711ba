#include "comm/launcher.hpp"

#include "base/error.hpp"

#include <charconv>
#include <cstring>

namespace orthant::comm {

namespace {

std::optional<int> read_integer(const EnvironmentLookup& environment, const char* variable) {
    const char* text = environment(variable);
    int value = 0;
    if (text == nullptr || std::from_chars(text, text + std::strlen(text), value).ec != std::errc{})
        return std::nullopt;
    return value;
}

}  // namespace

std::optional<LaunchedRanks> launched_ranks(const EnvironmentLookup& environment) {
    // SLURM_STEP_NUM_TASKS counts daemons, not ranks, when another launcher runs inside the step: it comes last.
    for (const char* variable : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MPI_LOCALNRANKS", "SLURM_STEP_NUM_TASKS"})
        if (const auto ranks = read_integer(environment, variable)) return LaunchedRanks{*ranks, variable};
    return std::nullopt;
}

int launched_rank(const EnvironmentLookup& environment) {
    for (const char* variable : {"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK", "SLURM_PROCID"})
        if (const auto rank = read_integer(environment, variable)) return *rank;
    return 0;
}

void check_launcher(int mpi_ranks, const EnvironmentLookup& environment) {
    const auto launched = launched_ranks(environment);
    if (!launched || launched->ranks <= 1 || mpi_ranks > 1) return;
    throw Error(ErrorKind::usage, "the launcher started " + std::to_string(launched->ranks) + " ranks (" +
                                      launched->variable +
                                      ") but MPI sees one (the launcher belongs to another MPI than this program); "
                                      "use the mpirun or the srun --mpi plugin of the MPI that Orthant was built with");
}

}  // namespace orthant::comm
