#pragma once

#include "base/error.hpp"
#include "data/table.hpp"
#include "job/job.hpp"
#include "job/schema.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::knn {

using job::text;
using job::whole;

/// The keys of [data] target and ignore, and the setting predict: what each study that reads a table asks of it alike.
job::Parameter target_parameter();
job::Parameter ignore_parameter();
job::Parameter predict_parameter();

/// What a job says of its table by these and by file and test_file; the rest is as TableRequest has it.
data::TableRequest table_request(const job::Job& job);

/// Error(job) about parameters that do not fit together: "'job file': problem".
[[nodiscard]] Error contradiction(const std::filesystem::path& job_file, const std::string& problem);

}  // namespace orthant::knn
