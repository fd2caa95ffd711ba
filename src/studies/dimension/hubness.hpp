#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.hubness: how unevenly points are neighbours of the others.
study::Entry hubness();

}  // namespace orthant::dimension
