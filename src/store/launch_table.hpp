#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"

#include <vector>

namespace orthant::store {

inline constexpr const char* launch_dim = "launch";

/// The variables over `launch`, one row for each start of the command.
void write_launches(const h5::Group& run, const std::vector<Launch>& launches);
/// Empty where the file, made by an earlier program, has no such table.
std::vector<Launch> read_launches(const h5::Group& run);

}  // namespace orthant::store
