#pragma once

#include "job/schema.hpp"
#include "study/layout.hpp"

namespace orthant::dimension {

/// The source of points that are rows of the job's table.
inline constexpr const char* table_source = "data";

/// What `dimension.distances` asks, without the settings of sampling.
job::Schema distances_schema();

study::Layout distances_layout();

}  // namespace orthant::dimension
