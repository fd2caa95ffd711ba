#pragma once

#include "study/registry.hpp"

namespace orthant::knn {

/// knn.bias_variance: what the loss of k nearest neighbours is made of, for every k at once.
study::Entry bias_variance();

}  // namespace orthant::knn
