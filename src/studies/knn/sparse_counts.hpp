#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <span>

namespace orthant::knn {

/// Writes counts most of which are zero: a varint for each other one, a zero and the number of zeros after it for a run
/// of them.
void write_sparse(ByteWriter& out, std::span<const std::uint32_t> counts);

/// Fills `counts` with what write_sparse wrote of as many. MalformedBytes where they do not fit.
void read_sparse(ByteReader& in, std::span<std::uint32_t> counts);

/// A varint that must be at most `largest`; else MalformedBytes.
std::uint32_t read_at_most(ByteReader& in, std::uint64_t largest);

}  // namespace orthant::knn
