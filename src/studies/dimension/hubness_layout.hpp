#pragma once

#include "job/schema.hpp"
#include "study/layout.hpp"

#include <cstddef>

namespace orthant::dimension {

/// What `dimension.hubness` asks, the settings of sampling included.
job::Schema hubness_schema();

/// With so many cells in the histogram of N_k.
study::Layout hubness_layout(std::size_t cells);

extern const char* const hubness_example;

}  // namespace orthant::dimension
