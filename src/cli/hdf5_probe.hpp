#pragma once

#include <optional>

namespace orthant::cli {

/// From here on this program starts itself once more to look at each HDF5 file of unknown origin before it opens it.
void probe_hdf5_files();

/// What such a process is to do, if this is one: then its exit code.
std::optional<int> probe_asked_for(int argc, char** argv);

}  // namespace orthant::cli
