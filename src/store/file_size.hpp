#pragma once

#include "base/bytes.hpp"
#include "job/space.hpp"
#include "study/layout.hpp"
#include "study/reduce.hpp"

namespace orthant::store {

/// About the size of a result file whose numbers do not compress, bytes: in practice none is larger, most are several
/// times smaller. `record_bytes` is that of all records together; only a shard's file holds them.
double largest_file_bytes(const job::Space& space, const study::Layout& layout, ByteView data_outline,
                          study::Shard shard, double tasks, double record_bytes);

}  // namespace orthant::store
