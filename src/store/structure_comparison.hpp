#pragma once

#include "h5/handle.hpp"

#include <string>
#include <vector>

namespace orthant::store {

/// Whether the words of `long_name`, `units` and the like must be the same: other versions may have chosen others.
enum class Wording { compared, free };

/// Compares a group of a file with the one it should be: a line for each variable of `wanted` that is missing or has
/// another type, dimensions, shape or description, and for each attribute of the group itself that is missing or of
/// another kind. `prefix` stands before the variables' names. h5::Failure.
std::vector<std::string> structure_differences(const h5::Group& found, const h5::Group& wanted,
                                               const std::string& prefix, Wording wording);

/// The names in `found` that `wanted` does not know.
std::vector<std::string> surplus_names(const h5::Group& found, const h5::Group& wanted);

}  // namespace orthant::store
