#pragma once

#include "data/sequence_set.hpp"
#include "job/job.hpp"
#include "studies/lstm/train_job.hpp"

#include <vector>

namespace orthant::lstm {

/// The sequences of a job, and how good the baselines are on them.
struct TrainSet {
    data::SequenceSet sequences;
    std::vector<BaselineScore> baselines;
};

/// Baselines take as long as a short trial, and are needed once for a job.
enum class Baselines { wanted, left_out };

/// Reads, or makes, what the job's [data] says. Error(data) where a file is bad, Error(job) where keys do not fit.
TrainSet read_train_set(const job::Job& job, const TrainJob& train, Baselines baselines);

}  // namespace orthant::lstm
