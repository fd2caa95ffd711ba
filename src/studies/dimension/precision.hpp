#pragma once

#include "job/job.hpp"
#include "job/schema.hpp"
#include "studies/dimension/point_results.hpp"
#include "studies/dimension/sample_tasks.hpp"
#include "study/layout.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace orthant::dimension {

/// The settings of every sampled study that say how many samples a point gets: `count` of them (named by the study), or
/// more, in rounds, until the standard error of a result is as small as `target_stderr`.
std::vector<job::Parameter> sampling_parameters(const std::string& count, const std::string& samples_are,
                                                std::int64_t usual);

/// Runs a point until it is precise.
///
/// After each round the samples needed are foreseen from the standard error so far, which falls as 1/√n. A round adds a
/// twentieth more than those, at most four times what there is: early errors are themselves uncertain, and of fewer
/// than thirty samples none is believed, nor of fewer than a thousand that all are alike. An error that is not known
/// after those will never be: the point ends as capped. Rounds depend on the records alone.
class Precision {
  public:
    enum class Kind { absolute, relative };

    /// `count`: the name of the number of samples. Error(job) for a target that is none of the layout's estimates, and
    /// for a cap below the first round.
    Precision(const job::Job& job, const study::Layout& layout, const std::string& count);

    bool is_asked() const { return stderr_ > 0; }
    /// Whether these results are as precise as asked: in every cell of the target.
    bool is_met(const PointResults& results) const { return excess(results) <= 1; }
    study::PointStatus status_of(const PointResults& results) const {
        return is_asked() && !is_met(results) ? study::PointStatus::capped : study::PointStatus::complete;
    }
    /// How many samples to add where tasks are made of samples, not samples of tasks, and `drawn` gave these results.
    std::uint64_t next_round_samples(const PointResults& results, std::uint64_t drawn) const;
    /// How many tasks to add to the first `tasks`; 0 where it is met, or the samples are at their cap.
    std::uint64_t next_round_tasks(const PointResults& results, const SampleTasks& cut, std::uint64_t tasks) const;

  private:
    /// How many samples there should be after the next round: `drawn` where there are enough.
    double wanted_samples(const PointResults& results, std::uint64_t drawn) const;
    /// The largest standard error over what is asked; infinite where one is not known.
    double excess(const PointResults& results) const;

    double stderr_;
    Kind kind_;
    std::string result_;
    std::uint64_t most_samples_;
};

}  // namespace orthant::dimension
