#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.grid: how empty the cells of a grid are, and how little they tell.
study::Entry grid();

}  // namespace orthant::dimension
