#pragma once

#include "studies/lstm/loss.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace orthant::lstm {

// What the outputs of a network mean, by the loss that it was trained with.

/// softmax: of each class.
std::vector<double> probabilities(std::span<const float> outputs);
/// The class that counts as the answer: the first of the largest outputs.
std::size_t most_probable(std::span<const float> outputs);

/// Of other losses: the scaled target that an output stands for.
double expected(LossKind loss, float output);
/// gaussian: of a scaled target, from its log-variance.
double standard_deviation(float log_variance);

}  // namespace orthant::lstm
