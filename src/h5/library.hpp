#pragma once

#include <string>

namespace orthant::h5 {

/// Makes HDF5 ready and silent: no error is ever printed by it, no file is locked by it, whatever the environment asks
/// for, and nothing is done at exit, where a file that could not be closed (a full disk) would be tried again. Called
/// by whatever opens or creates a file; first of all while there is one thread, since it changes the environment.
void open_library();

/// The HDF5 in use, "1.10.8".
std::string version();

}  // namespace orthant::h5
