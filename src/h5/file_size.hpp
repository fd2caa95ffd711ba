#pragma once

#include "h5/handle.hpp"

#include <cstdint>

namespace orthant::h5 {

/// Bytes of the file that an object lies in. Sizes found in a file are held against it before anything is allocated.
std::uint64_t file_bytes(Id object);

}  // namespace orthant::h5
