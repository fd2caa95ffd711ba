#pragma once

#include "h5/handle.hpp"
#include "store/seal.hpp"

#include <filesystem>

namespace orthant::store {

struct CheckedFile {
    h5::File file;
    Seal seal;  ///< intact or absent
};

/// Opens a result file of this format. Error(storage) tells a missing file, one that is not HDF5, one cut short,
/// one of another program and one of a newer Orthant apart.
CheckedFile open_checked(const std::filesystem::path& path);

}  // namespace orthant::store
