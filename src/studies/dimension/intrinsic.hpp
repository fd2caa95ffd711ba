#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.intrinsic: how many dimensions a set of points really has, estimated from distances to its nearest
/// neighbours. A task searches the neighbours of a block of a set's points among all of them.
study::Entry intrinsic();

}  // namespace orthant::dimension
