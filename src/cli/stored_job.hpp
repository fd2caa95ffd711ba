#pragma once

#include "job/job.hpp"
#include "job/space.hpp"
#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <memory>

namespace orthant::cli {

/// The job that a result file was made from, parsed anew, with its study.
/// Files of data are looked for from the current directory, as if the job file lay there.
struct StoredJob {
    /// Error(job) where this program does not understand the job; Error(storage).
    StoredJob(const store::ResultReader& file, const study::Registry& registry);
    StoredJob(const StoredJob&) = delete;
    StoredJob& operator=(const StoredJob&) = delete;

    job::Job job;
    job::Space space;
    std::unique_ptr<study::Study> study;
};

}  // namespace orthant::cli
