#pragma once

#include "data/ragged_file.hpp"
#include "job/job.hpp"
#include "job/space.hpp"
#include "studies/lstm/train_outline.hpp"
#include "studies/lstm/trial_settings.hpp"

#include <cstdint>
#include <string>

namespace orthant::lstm {

/// What a job of lstm.train asks at all its points alike.
struct TrainJob {
    enum class DataKind { series, rows, sequences, made };
    using Task = data::SequenceTask;

    DataKind kind;
    Task task;
    std::uint64_t epochs;
    std::uint64_t patience;

    /// Error(job) where parameters do not fit together, whatever the data are.
    explicit TrainJob(const job::Job& job);

    AnswerForm form() const;
    /// Error(job) where the job's loss does not suit what is to be predicted.
    LossKind loss(const job::Job& job, const TrainOutline& outline) const;
    /// Error(job) where the data do not suit the job.
    void check(const job::Job& job, const TrainOutline& outline) const;

    TrialSettings trial(const job::Job& job, const TrainOutline& outline, const job::Point& point) const;
};

}  // namespace orthant::lstm
