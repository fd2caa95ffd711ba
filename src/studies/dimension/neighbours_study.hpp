#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.neighbours: how much learning from nearest neighbours suffers from coordinates that say nothing.
study::Entry neighbours_study();

}  // namespace orthant::dimension
