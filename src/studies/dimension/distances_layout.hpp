#pragma once

#include "job/schema.hpp"
#include "study/layout.hpp"

namespace orthant::dimension {

/// What `dimension.distances` asks, without the settings of sampling.
job::Schema distances_schema();

study::Layout distances_layout();

}  // namespace orthant::dimension
