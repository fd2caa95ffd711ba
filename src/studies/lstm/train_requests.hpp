#pragma once

#include "data/ragged_sequences.hpp"
#include "data/series_windows.hpp"
#include "data/table_sequences.hpp"
#include "job/job.hpp"
#include "studies/lstm/made_sequences.hpp"
#include "studies/lstm/train_job.hpp"

namespace orthant::lstm {

// What the [data] of a job says, in the words of those who read or make its kind of data.

data::WindowRequest window_request(const job::Job& job, const TrainJob& train);
data::TableSequencesRequest table_request(const job::Job& job, const TrainJob& train);
data::RaggedRequest ragged_request(const job::Job& job, const TrainJob& train);
MadeRequest made_request(const job::Job& job);

}  // namespace orthant::lstm
