#pragma once

#include "base/random.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orthant::dimension {

/// `count` different ones of `rows` rows (below 2^32), in ascending order, every choice as likely as any other but for
/// 2^-32: the first `count` steps of a shuffle by Fisher and Yates, step i by words 0 and 1 of block i.
std::vector<std::uint32_t> row_sample(std::size_t rows, std::size_t count, const RandomStream& stream);

}  // namespace orthant::dimension
