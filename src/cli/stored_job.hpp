#pragma once

#include "job/job.hpp"
#include "job/space.hpp"
#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace orthant::cli {

/// The job that a result file was made from, parsed anew, with its study, which has the outline of its data from the
/// file. Files of data are looked for from `data_folder`, as if the job file lay there; empty: the current one.
struct StoredJob {
    /// Error(job) where this program does not understand the job; Error(storage), also for an outline of the data that
    /// is none of the study's.
    StoredJob(const store::ResultReader& file, const study::Registry& registry,
              const std::filesystem::path& data_folder = {});
    StoredJob(const StoredJob&) = delete;
    StoredJob& operator=(const StoredJob&) = delete;

    job::Job job;
    job::Space space;
    std::unique_ptr<study::Study> study;
};

/// Gives the job's study the outline of its data that stands at `place` ("'a.h5': its attribute 'data_outline'").
/// Error(storage) where it is none of that study's.
void use_stored_outline(study::Study& study, const job::Job& job, ByteView outline, const std::string& place);

/// By what the job's study chooses among points: Study::chosen_by; "" also where this program does not know the study,
/// or not that job of it.
std::string stored_choice(const store::ResultReader& file, const study::Registry& registry);

}  // namespace orthant::cli
