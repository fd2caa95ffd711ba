#pragma once

#include "h5/handle.hpp"

#include <filesystem>

namespace orthant::store {

/// Opens a result file of this format. Error(storage) tells a missing file, one that is not HDF5, one cut short,
/// one of another program and one of a newer Orthant apart.
h5::File open_checked(const std::filesystem::path& path);

}  // namespace orthant::store
