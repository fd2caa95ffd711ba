#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"

#include <cstdint>

namespace orthant::store {

/// The group `run`: one row for each task, in the order of the records, in blocks. Returns the number of failed tasks.
std::uint64_t write_run(const h5::Group& root, const ResultFile& file);

}  // namespace orthant::store
