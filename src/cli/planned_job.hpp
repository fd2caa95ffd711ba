#pragma once

#include "cli/output.hpp"
#include "job/job.hpp"
#include "job/space.hpp"
#include "run/plan.hpp"
#include "study/registry.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::cli {

/// Which job, and where it goes: what `plan` and `submit` are told as `run` is.
struct JobArguments {
    std::string job;
    std::string output;  ///< empty: by the job's name
    std::vector<std::string> overrides;
};

/// A job as it would be run, and what that would take; nothing is computed or written.
struct PlannedJob {
    /// Errors of the job, its data files and its output are those of `orthant run`.
    PlannedJob(const JobArguments& arguments, const study::Shard& part, const study::Registry& registry);
    PlannedJob(const PlannedJob&) = delete;
    PlannedJob& operator=(const PlannedJob&) = delete;

    job::Job job;
    job::Space space;
    study::Shard shard;
    std::unique_ptr<study::Study> study;
    std::uint64_t data_digest;
    run::OutputPaths paths;
    std::optional<FinishedOutput> finished;
    Bytes outline;
    run::Plan plan;
};

}  // namespace orthant::cli
