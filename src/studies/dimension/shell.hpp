#pragma once

#include "study/registry.hpp"

namespace orthant::dimension {

/// dimension.shell: how much of a ball's volume lies near its surface.
study::Entry shell();

}  // namespace orthant::dimension
