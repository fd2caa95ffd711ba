#pragma once

#include "h5/handle.hpp"
#include "store/result_reader.hpp"

#include <string>

namespace orthant::store {

/// Reads a variable of a group with all it says of itself. h5::Failure, also for types that are not in the schema.
StoredVariable read_variable(const h5::Group& group, const std::string& name);

}  // namespace orthant::store
