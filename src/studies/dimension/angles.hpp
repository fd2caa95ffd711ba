#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// The study dimension.angles: how the angle between two random vectors is distributed in D dimensions.
study::Entry angles();

}  // namespace orthant::dimension
