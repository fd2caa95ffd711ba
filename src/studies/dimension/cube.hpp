#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.cube: how little of a cube is near its middle, and how much is in its corners.
study::Entry cube();

}  // namespace orthant::dimension
