#pragma once

#include "job/schema.hpp"

#include <string>
#include <vector>

namespace orthant::lstm {

/// What lstm.train accepts in a job file.
job::Schema train_schema();
/// … under [data].
std::vector<job::Parameter> train_data_parameters();

/// The words that a job says, in the order of the enumerations of TrainJob.
const std::vector<std::string>& data_kind_names();
const std::vector<std::string>& task_names();

}  // namespace orthant::lstm
