#pragma once

#include "data/table.hpp"
#include "h5/foreign.hpp"
#include "h5/handle.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace orthant::data {

/// A data set of numbers or text, one row for each of the table's.
struct Hdf5Part {
    std::string name;
    h5::Dataset dataset;
    h5::ForeignType type = h5::ForeignType::other;
    std::uint64_t rows = 0, columns = 1;
};

/// What is read of an HDF5 file: found, and held against each other and the file's size, before anything is allocated.
struct Hdf5Source {
    std::filesystem::path path;
    h5::File file;
    Hdf5Part x, target, group;  ///< no group: its data set is not open
};

/// Error(data) for what is missing, has another rank or type, differs in length, or claims more than the file can hold.
Hdf5Source open_source(const std::filesystem::path& path, const TableRequest& request);

}  // namespace orthant::data
