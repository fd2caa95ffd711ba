#pragma once

#include "h5/dataset.hpp"

#include <optional>
#include <string>

namespace orthant::store {

/// Compares two data sets of one type and shape bit for bit, in blocks: "3 of 12 values differ, the first at [1, 0]:
/// 0.5 instead of 0.7", or nothing. h5::Failure.
std::optional<std::string> value_difference(const h5::Dataset& found, const h5::Dataset& wanted);

}  // namespace orthant::store
