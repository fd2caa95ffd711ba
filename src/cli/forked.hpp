#pragma once

#include "base/bytes.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace orthant::cli {

/// What `compute(0)`, …, `compute(processes - 1)` give, each in a child process of its own, all at once; nothing from
/// one that died. What they do otherwise, print or change in memory, is lost. Of a process without threads.
std::vector<std::optional<Bytes>> compute_forked(std::size_t processes,
                                                 const std::function<Bytes(std::size_t)>& compute);

}  // namespace orthant::cli
