#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace orthant {

/// The value of an environment variable, or null: std::getenv, or a stand-in.
using EnvironmentLookup = std::function<const char*(const char*)>;

/// What Slurm says, in the environment, of the job that this process belongs to.
struct SlurmJob {
    std::string id;                 ///< "17"; "17_3" for element 3 of the array 17
    std::int32_t array_index = -1;  ///< -1 outside an array
    std::int32_t restarts = 0;      ///< how often the job was requeued
    std::optional<double> end_s{};  ///< Unix time of its limit
};

/// None outside Slurm. What is no number is taken as absent.
std::optional<SlurmJob> slurm_job(const EnvironmentLookup& environment);

}  // namespace orthant
