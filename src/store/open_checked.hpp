#pragma once

#include "h5/handle.hpp"
#include "store/seal.hpp"

#include <filesystem>
#include <string>

namespace orthant::store {

struct CheckedFile {
    h5::File file;
    Seal seal;  ///< intact or absent
};

/// Opens an HDF5 file whose seal is not broken, whatever is in it. Error(storage), whose cure is `give`, for a missing
/// file, one that is not HDF5, and one cut short.
CheckedFile open_intact(const std::filesystem::path& path, const std::string& give);

/// Opens a result file of this format. Error(storage) tells a missing file, one that is not HDF5, one cut short,
/// one of another program and one of a newer Orthant apart.
CheckedFile open_checked(const std::filesystem::path& path);

}  // namespace orthant::store
