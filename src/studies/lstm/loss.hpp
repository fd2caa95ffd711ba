#pragma once

#include "studies/lstm/rows.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// What a row of outputs o is held against a row of targets t by.
enum class LossKind {
    squared,   ///< Σ (o − t)²
    softmax,   ///< −ln softmax(o)_class; the one target is the number of the class
    sigmoid,   ///< Σ −t ln σ(o) − (1−t) ln σ(−o), t in [0, 1]
    gaussian,  ///< Σ ½(ln 2π + s + (t − m)² e^−s); the outputs are the means m, then the log-variances s
};

const std::vector<std::string>& loss_names();
LossKind loss_named(std::string_view name);

/// Outputs that a network needs for so many targets, or classes.
std::size_t outputs_for(LossKind loss, std::size_t targets);
/// Values in a row of targets, for so many outputs.
std::size_t targets_for(LossKind loss, std::size_t outputs);

/// The sum over rows, in their order, in double precision. `errors` becomes the gradient of weight · that sum, and may
/// be where the outputs are; rows × outputs.
template <class T>
double loss_and_errors(LossKind loss, Rows<const T> outputs, Rows<const T> targets, double weight, Rows<T> errors);

/// The sum alone.
template <class T>
double loss_of(LossKind loss, Rows<const T> outputs, Rows<const T> targets);

}  // namespace orthant::lstm
