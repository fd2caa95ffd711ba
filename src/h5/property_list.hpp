#pragma once

#include "h5/handle.hpp"

namespace orthant::h5 {

/// A creation property list of a class (H5P_FILE_CREATE, H5P_GROUP_CREATE, H5P_DATASET_CREATE) as netCDF-4 wants it:
/// creation order of links and attributes tracked and indexed. Object times are not kept: equal content, equal bytes.
PropertyList creation_list(Id property_class);

}  // namespace orthant::h5
