#pragma once

#include "study/registry.hpp"

namespace orthant::lstm {

/// lstm.gradients: how gradients vanish or explode on their way back through time.
study::Entry gradients();

}  // namespace orthant::lstm
