#pragma once

#include "h5/handle.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace orthant::h5 {

// HDF5 may crash, or never come back, on a file that is damaged or made to do so. A process of its own goes first.

/// What the process that surveys a file is started from: a program and its arguments, behind which the file's path
/// comes. Until this is said, as in tests, files are opened without.
void probe_by(std::vector<std::string> command);

/// Opens for reading a file that anyone may have written, once such a process has come through it. Failure, also where
/// that crashed or computed without end.
File open_foreign_file(const std::filesystem::path& path);

/// What such a process does: survey_file, with a minute to compute, ended with its parent, and leaving no core.
void probe_here(const std::filesystem::path& path);

}  // namespace orthant::h5
