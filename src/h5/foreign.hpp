#pragma once

#include "h5/handle.hpp"
#include "h5/type.hpp"

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace orthant::h5 {

// Data sets that others wrote, of any width, byte order and kind of text.

/// What the elements of a data set are to those who read them.
enum class ForeignType {
    integer,           ///< of at most 64 bits; booleans and other enumerations, too
    unsigned_integer,  ///< of 64 bits, more than int64 holds
    floating,
    text,  ///< of any length or of a fixed one
    other,
};
ForeignType foreign_type(const Dataset& dataset);

/// Of one value, bytes in the file.
std::size_t element_bytes(const Dataset& dataset);

/// Whether the file could hold a data set of the size that this one claims.
bool is_credible(const Dataset& dataset);

/// Reads whole rows, as many as `to` holds, into memory of the caller's, converted to T as HDF5 does. Failure.
template <class T>
requires std::same_as<T, double> || std::same_as<T, std::int64_t> || std::same_as<T, std::uint64_t>
void read_into(const Dataset& dataset, std::uint64_t first_row, std::span<T> to);

/// Text of any kind: fixed lengths without the NULs or blanks that pad them. Failure.
std::vector<std::string> read_any_text(const Dataset& dataset, std::uint64_t first_row, std::uint64_t rows);

}  // namespace orthant::h5
