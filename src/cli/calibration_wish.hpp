#pragma once

#include "run/calibration.hpp"
#include "run/task_sample.hpp"
#include "study/registry.hpp"

#include <string>
#include <vector>

namespace orthant::cli {

/// By what a plan is calibrated: nothing, tasks measured on the spot, or those of earlier results.
struct CalibrationWish {
    std::string measure;            ///< seconds; empty: do not
    std::vector<std::string> like;  ///< result files

    bool is_empty() const { return measure.empty() && like.empty(); }
};

/// … and what came of it.
struct CalibratedBy {
    run::Calibration calibration;
    std::vector<std::string> lines;  ///< what was measured, for people
    bool is_at_least = false;        ///< tasks take even longer, nobody knows how much
};

/// Seconds in "5" or "2.5", at most an hour. Error(usage).
double parse_measure_s(const std::string& text);

/// By the tasks of result files of the same study, each in the company that they had. Error(usage) for a file of
/// another study, an unfinished one, or one without a task that was computed; Error(storage), Error(job).
CalibratedBy calibrate_like(const std::vector<std::string>& files, const std::string& study, bool has_forecast,
                            const study::Registry& registry);

/// By tasks of the job itself, computed for about so long: half of it alone, half of it on all cores of this host at
/// once, as far as their memory goes. The study has its shared data. Error(usage) where none could be computed.
CalibratedBy calibrate_here(const study::Study& study, const job::Space& space, const run::TaskSample& sample,
                            double seconds, double bytes_per_process, bool has_forecast);

}  // namespace orthant::cli
