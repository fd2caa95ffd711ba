#pragma once

#include <cstdint>

namespace orthant::cli {

/// Cores that this process may use: of a login node perhaps not all.
std::uint64_t own_cores();

}  // namespace orthant::cli
