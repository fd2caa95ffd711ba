#pragma once

#include "base/aligned.hpp"
#include "cli/calibration_wish.hpp"
#include "cli/output.hpp"
#include "cli/space_outlook.hpp"
#include "job/job.hpp"
#include "job/space.hpp"
#include "run/plan.hpp"
#include "study/registry.hpp"

#include <cstddef>
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
    CalibrationWish calibration;
};

/// A job as it would be run, and what that would take; nothing is written, and nothing computed but what is measured.
struct PlannedJob {
    /// Errors of the job, its data files and its output are those of `orthant run`; those of a calibration are said
    /// there.
    PlannedJob(const JobArguments& arguments, const study::Shard& part, const study::Registry& registry);
    PlannedJob(const PlannedJob&) = delete;
    PlannedJob& operator=(const PlannedJob&) = delete;

    /// What it would write, and what there is for it.
    SpaceOutlook space_outlook() const;

    job::Job job;
    job::Space space;
    study::Shard shard;
    std::optional<AlignedArray<std::byte>> shared;  ///< the study's data, where tasks were computed
    std::unique_ptr<study::Study> study;
    std::uint64_t data_digest;
    run::OutputPaths paths;
    std::optional<FinishedOutput> finished;
    Bytes outline;
    run::Plan plan;
    CalibratedBy calibrated_by;
    bool goes_by_result = false;  ///< the plan: it is what the finished output measured

  private:
    void calibrate(const CalibrationWish& wish, const study::Registry& registry);
};

}  // namespace orthant::cli
