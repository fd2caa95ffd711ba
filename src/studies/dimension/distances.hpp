#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// Sets of random points seen from a query: how the nearest and the farthest become alike as D grows.
study::Entry distances();

}  // namespace orthant::dimension
