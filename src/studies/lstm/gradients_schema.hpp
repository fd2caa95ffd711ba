#pragma once

#include "job/schema.hpp"

namespace orthant::lstm {

/// What lstm.gradients accepts in a job file.
job::Schema gradients_schema();

}  // namespace orthant::lstm
