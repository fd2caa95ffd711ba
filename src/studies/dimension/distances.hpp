#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.distances: how the nearest and the farthest point become alike as dimensions grow.
study::Entry distances();

}  // namespace orthant::dimension
