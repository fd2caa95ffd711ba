#pragma once

#include "study/registry.hpp"

namespace orthant::knn {

/// The study `knn.sweep`.
study::Entry sweep();

}  // namespace orthant::knn
