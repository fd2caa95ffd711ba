#pragma once

#include "h5/handle.hpp"

#include <cstdint>

namespace orthant::h5 {

/// Bytes of the file that an object lies in. Sizes found in a file are held against it before anything is allocated.
std::uint64_t file_bytes(Id object);

/// Whether a file of that size can hold so many elements: deflate shrinks by 1032 at most, so what claims to be larger
/// is damaged.
bool can_hold(std::uint64_t file_bytes, std::uint64_t elements, std::uint64_t bytes_per_element);

}  // namespace orthant::h5
