#pragma once

#include "h5/handle.hpp"
#include "h5/stored_ranges.hpp"
#include "store/result_file.hpp"

#include <vector>

namespace orthant::store {

/// Everything in a result file, below its root group. The tasks are read once, before anything is asked of the table.
/// Where the bytes of records stand, each of which has its digest. h5::Failure.
std::vector<h5::FileRange> write_content(const h5::Group& root, const ResultFile& content);

}  // namespace orthant::store
