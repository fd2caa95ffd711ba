#pragma once

#include "h5/stored_ranges.hpp"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace orthant::store {

/// A checksum of a file, behind the end of its HDF5 content, where HDF5 does not look. All numbers are 64-bit little
/// endian: offset and size of each range of the content that is left out, in ascending order; the word "OrthMark"; the
/// number of bytes of the content; the number of ranges; the XXH64 of the rest of the content and of the ranges.
/// HDF5 1.10 can be led astray by damaged text, so a result file is opened only after its seal was checked. Left out
/// are bytes that HDF5 only passes on and that have digests of their own: those of records, nearly all of a large file.
inline constexpr std::uint64_t seal_end_bytes = 32;  ///< of the seal, behind the ranges

/// Appends the seal. Error(storage) names `target`, the file that `path` is to become.
void seal(const std::filesystem::path& path, const std::filesystem::path& target,
          const std::vector<h5::FileRange>& left_out);

enum class Seal {
    intact,
    broken,
    absent,  ///< another program has rewritten the file (HDF5 drops the seal then): nothing to check
};

/// Reads all that the seal covers. Error(storage) when that fails.
Seal check_seal(const std::filesystem::path& path);

}  // namespace orthant::store
