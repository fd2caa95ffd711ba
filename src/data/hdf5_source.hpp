#pragma once

#include "data/hdf5_part.hpp"
#include "data/table.hpp"
#include "h5/handle.hpp"

#include <filesystem>

namespace orthant::data {

/// What is read of an HDF5 file: found, and held against each other and the file's size, before anything is allocated.
struct Hdf5Source {
    std::filesystem::path path;
    h5::File file;
    Hdf5Part x, target, group;  ///< no group: its data set is not open
};

/// Error(data) for what is missing, has another rank or type, differs in length, or claims more than the file can hold.
Hdf5Source open_source(const std::filesystem::path& path, const TableRequest& request);

}  // namespace orthant::data
