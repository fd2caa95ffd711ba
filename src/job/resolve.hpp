#pragma once

#include "job/document.hpp"
#include "job/job.hpp"

namespace orthant::job {

/// Fills the job's search, axes and fixed values from [search], [space], [settings] and the schema's defaults;
/// job.replicates is set already. Error(job) for unknown, misplaced, doubled and missing keys, bad values, and more
/// than 2^63 points.
void resolve_parameters(Job& job, const Document& document, const Schema& schema);

/// Fills the job's data keys from [data]; paths become absolute, relative to the directory of job.path.
void resolve_data(Job& job, const Document& document, const Schema& schema);

}  // namespace orthant::job
