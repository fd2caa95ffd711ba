#pragma once

#include "h5/handle.hpp"
#include "h5/stored_ranges.hpp"

#include <filesystem>
#include <functional>
#include <vector>

namespace orthant::store {

/// Writes an HDF5 file to a temporary beside `path`, seals and fsyncs it, renames it into place, fsyncs the directory.
/// `fill` gets the root; what it opens it closes; it tells which bytes the seal may leave out. `before_rename` runs
/// just before the rename: it throws to call it off. Error(storage); then, as after any exception, `path` is untouched.
void write_whole_file(const std::filesystem::path& path,
                      const std::function<std::vector<h5::FileRange>(const h5::Group&)>& fill,
                      const std::function<void()>& before_rename = {});

}  // namespace orthant::store
