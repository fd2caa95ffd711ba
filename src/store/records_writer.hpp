#pragma once

#include "h5/handle.hpp"
#include "study/record_source.hpp"

namespace orthant::store {

/// The group `records`: the bytes of all records end to end, with the offset and length of each.
void write_records(const h5::Group& root, const study::RecordSource& records);

}  // namespace orthant::store
