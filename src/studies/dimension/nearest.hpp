#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.nearest: how far from the centre of a ball the nearest of many points lies, and how large a sub-cube must
/// be to hold a small share of a cube.
study::Entry nearest();

}  // namespace orthant::dimension
