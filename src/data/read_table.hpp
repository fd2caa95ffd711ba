#pragma once

#include "data/table.hpp"

namespace orthant::data {

/// Reads a CSV or an HDF5 file, told apart by its first bytes, and a test file of the same kind behind it.
/// Labels of classes are in order of value where all are numbers, otherwise of bytes; those of both files together.
/// Error(data) with all that is wrong with one file: bad cells are counted, and the first ten told with their place.
Table read_table(const TableRequest& request);

}  // namespace orthant::data
