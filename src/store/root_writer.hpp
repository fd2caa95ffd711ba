#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"

namespace orthant::store {

/// The root group: coordinates, results, status, attributes. Its variables hold nothing that a clock measured.
void write_root(const h5::Group& root, const ResultFile& file);

}  // namespace orthant::store
