#pragma once

#include "h5/handle.hpp"
#include "store/result_file.hpp"

namespace orthant::store {

void write_root_attributes(const h5::Group& root, const ResultFile& file);

}  // namespace orthant::store
