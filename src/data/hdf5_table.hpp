#pragma once

#include "data/table.hpp"

#include <filesystem>

namespace orthant::data {

/// Whether a file begins as HDF5 files do. Error(data) for a file that cannot be used.
bool is_hdf5(const std::filesystem::path& file);

/// The HDF5 file of a request, and its test file behind it: the features are the data set "X", one row each, numbers of
/// any width; the target and the groups are data sets of one value a row, numbers or text. Error(data).
Table read_hdf5_table(const TableRequest& request);

}  // namespace orthant::data
