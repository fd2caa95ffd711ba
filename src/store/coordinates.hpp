#pragma once

#include "store/result_file.hpp"
#include "store/variable_writer.hpp"

namespace orthant::store {

/// The coordinate variables of the root: the job's axes in job order, trial, the study's own dimensions,
/// replicate; and what trials drew, over them.
void write_coordinates(VariableWriter& writer, const job::Job& job, const study::Layout& layout);

}  // namespace orthant::store
