#pragma once

#include "h5/handle.hpp"

#include <cstdint>
#include <vector>

namespace orthant::h5 {

/// Bytes of a file.
struct FileRange {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;

    friend bool operator==(const FileRange&, const FileRange&) = default;
};

/// Where the values of a chunked, unfiltered list of bytes stand in its file, in ascending order, neighbours as one.
/// Writes what is buffered of it first. Failure.
std::vector<FileRange> stored_ranges(const Dataset& bytes);

}  // namespace orthant::h5
