#pragma once

#include "h5/dataset.hpp"

#include <optional>
#include <string>

namespace orthant::h5 {

/// Makes a data set of rank 1 a dimension scale (HDF5's specification of dimension scales, netCDF-4's dimensions).
void make_scale(const Dataset& dataset, const std::string& name);
bool is_scale(const Dataset& dataset);

/// Ties a dimension of a data set, counted from 0, to a scale.
void attach_scale(const Dataset& dataset, unsigned dimension, const Dataset& scale);

/// The name of the scale tied to a dimension: the last part of its path; none where none is tied.
std::optional<std::string> scale_name(const Dataset& dataset, unsigned dimension);

}  // namespace orthant::h5
