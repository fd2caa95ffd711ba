#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace orthant::submit {

/// One call of `sbatch`: options that are the user's text go here, as arguments that no shell reads.
struct Submission {
    std::string script;                ///< path
    std::vector<std::string> command;  ///< what the script runs
    std::string job_name;
    std::string log;              ///< as Slurm takes it: see log_pattern
    std::string dependency = {};  ///< as for sbatch; "" for none
    std::uint64_t shards = 0;     ///< elements of an array; 0: no array
    bool runs_alone = false;      ///< one rank on one node, whatever the script says
};

/// The arguments, `sbatch` first.
std::vector<std::string> sbatch_command(const Submission& submission);

/// The path of a log as Slurm takes it; "orthant-%j.log" where it would make another of it.
std::string log_pattern(const std::string& path);

/// Submits, and gives the job's id. Error(usage) with what sbatch said where it refuses, or is not there.
std::string submit(const Submission& submission);

/// Words as a person may type them into a shell: quoted where they need it.
std::string shell_text(const std::vector<std::string>& words);

}  // namespace orthant::submit
