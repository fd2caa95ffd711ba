#pragma once

#include "studies/lstm/memory_trial.hpp"
#include "study/layout.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <memory>

namespace orthant::lstm {

study::Layout memory_layout(std::uint64_t updates, std::uint64_t check_every);

/// Of a point's one task, whose record is the MemoryCurve.
std::unique_ptr<study::Reduction> memory_reduction(const MemorySettings& settings);

}  // namespace orthant::lstm
