#pragma once

#include "job/job.hpp"
#include "job/schema.hpp"
#include "study/layout.hpp"

namespace orthant::dimension {

/// Without the settings of sampling and the keys of [data].
job::Schema grid_schema();

/// What dimension.grid finds at a point. Closed forms are known of the cube, not of a table.
study::Layout grid_layout(const job::Job& job);

/// Whether the job names a table, so that points are not of the cube.
bool is_of_table(const job::Job& job);

}  // namespace orthant::dimension
