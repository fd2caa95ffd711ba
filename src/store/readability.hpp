#pragma once

#include "store/result_reader.hpp"

#include <string>
#include <vector>

namespace orthant::store {

/// Reads all of every variable, so that HDF5 checks its sums: a line for each that cannot be read, with the cause.
std::vector<std::string> unreadable_variables(const ResultReader& file);

}  // namespace orthant::store
