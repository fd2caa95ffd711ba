#pragma once

#include <filesystem>

namespace orthant::h5 {

/// Has HDF5 understand all that it may be asked of a file later: every object, every attribute, and of every data set
/// all values or, of large ones, some from all over it; of more than 10,000 objects the first. What it reports as wrong
/// is passed over, since those who read the file will meet it again; what matters is that it comes back. At most about
/// 20 s and 1 GiB of memory.
void survey_file(const std::filesystem::path& path);

}  // namespace orthant::h5
