#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <span>

namespace orthant::dimension {

/// Writes counts as varints, from the first to the last that is not zero.
void write_counts(ByteWriter& out, std::span<const std::uint64_t> counts);

/// Reads what write_counts wrote into `counts`, all cells. MalformedBytes if they do not fit.
void read_counts(ByteReader& in, std::span<std::uint64_t> counts);

}  // namespace orthant::dimension
