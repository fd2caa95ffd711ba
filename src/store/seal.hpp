#pragma once

#include <cstdint>
#include <filesystem>

namespace orthant::store {

/// A checksum of the whole file, in 24 bytes behind the end of its HDF5 content, where HDF5 does not look: the word
/// "OrthSeal", the number of bytes before it, and their XXH64 (both as 64-bit little endian).
/// HDF5 1.10 can be led astray by damaged text, so a result file is opened only after its seal was checked.
inline constexpr std::uint64_t seal_bytes = 24;

/// Appends the seal. Error(storage) names `target`, the file that `path` is to become.
void seal(const std::filesystem::path& path, const std::filesystem::path& target);

enum class Seal {
    intact,
    broken,
    absent,  ///< another program has rewritten the file (HDF5 drops the seal then): nothing to check
};

/// Reads the whole file. Error(storage) when that fails.
Seal check_seal(const std::filesystem::path& path);

}  // namespace orthant::store
