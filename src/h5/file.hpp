#pragma once

#include "h5/handle.hpp"

#include <filesystem>

namespace orthant::h5 {

/// A new file in the format of HDF5 1.8 (checksummed metadata; netCDF-4 and all readers since 2008 open it), without
/// object times and without HDF5's own file locks. What stood at `path` is lost. Failure.
///
/// Every other handle into the file must be closed before the file is: its close() tells of those left open.
File create_file(const std::filesystem::path& path);

/// The same kept in memory only: gone once it is closed. Failure.
File create_memory_file();

/// Opens for reading. Failure, also for what is not HDF5 or is cut short.
File open_file(const std::filesystem::path& path);

}  // namespace orthant::h5
