#pragma once

#include "job/job.hpp"
#include "job/schema.hpp"
#include "job/space.hpp"
#include "studies/lstm/memory_trial.hpp"

namespace orthant::lstm {

/// What lstm.memory accepts in a job file.
job::Schema memory_schema();

/// What such a job asks at a point.
MemorySettings memory_settings(const job::Job& job, const job::Point& point);

/// Training's sequences are the point's own. Those of validation and test are a function of (seed, replicate) alone, so
/// that cells, and all else, are compared on the same ones.
MemoryKeys memory_keys(const job::Job& job, const job::Point& point);

}  // namespace orthant::lstm
