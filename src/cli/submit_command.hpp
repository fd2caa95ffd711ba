#pragma once

#include "base/exit_code.hpp"
#include "cli/planned_job.hpp"
#include "study/registry.hpp"

#include <cstdint>
#include <ostream>
#include <string>

namespace orthant::cli {

struct SubmitArguments {
    JobArguments job;
    std::uint64_t nodes = 1;
    std::uint64_t ranks_per_node = 0;  ///< 0: as many as are of use, and the partition's nodes have cores
    std::string time;                  ///< empty: by the prediction
    std::string partition;
    std::string account;
    std::uint64_t shards = 0;  ///< of an array; 0: one MPI job
    std::string dependency;
    bool ignore_space = false;
    bool dry_run = false;
};

/// `orthant submit`: fills slurm/orthant.sbatch by what `plan` predicts, leaves it beside the output, submits it, and
/// says how to follow the job. With `dry_run` the script is printed and nothing is written or submitted.
/// Error(storage) for what the disk has no room for, unless told to ignore it; Error(usage) for what cannot fit, for an
/// output whose job is queued already, and for what Slurm refuses.
ExitCode submit_command(const SubmitArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
