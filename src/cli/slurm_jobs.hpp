#pragma once

#include "submit/sbatch.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::cli {

/// A job of ours, as it is to be run under Slurm.
struct SlurmWish {
    std::string program;  ///< path of orthant
    std::string job;      ///< path of the job file
    std::string job_name;
    std::vector<std::string> overrides;
    std::string output;
    std::uint64_t shards = 0;  ///< elements of an array; 0: one MPI job
    std::string dependency;
    bool ignores_space = false;  ///< see `run --ignore-space`
};

/// Where the script that makes an output is left.
std::string script_of(const std::string& output);

/// The Slurm jobs it takes: the job itself, and behind an array the one that gathers its shards. In an array the script
/// puts the element's number in the place of every %a: Error(usage) where a name has one of its own.
std::vector<submit::Submission> slurm_jobs(const SlurmWish& wish);

}  // namespace orthant::cli
