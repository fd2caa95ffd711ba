#pragma once

#include "data/sequence_outline.hpp"
#include "study/named_array.hpp"

#include <vector>

namespace orthant::lstm {

/// How values reach a network and what its outputs stand for: `input` and `target` with their names, `input_mean` and
/// the rest that they are scaled by ((value - mean) / scale), the `class` of each output, and the `column` of a table.
std::vector<study::NamedArray> conventions_of(const data::SequenceOutline& outline);

}  // namespace orthant::lstm
