#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"

namespace orthant::store {

/// Everything in a result file, below its root group; the tasks are read once. h5::Failure.
void write_content(const h5::Group& root, const ResultFile& content);

}  // namespace orthant::store
