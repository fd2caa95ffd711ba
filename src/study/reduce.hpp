#pragma once

#include "job/space.hpp"
#include "study/record_source.hpp"
#include "study/result_table.hpp"
#include "study/study.hpp"

namespace orthant::study {

/// Which points a run owns: those with index mod count == index of the shard.
struct Shard {
    std::uint64_t index = 0;
    std::uint64_t count = 1;

    bool owns(std::uint64_t point) const { return point % count == index; }
    bool is_whole() const { return count == 1; }
};

/// The results of all points the shard owns, in one pass over `records`. Every owned point must be whole in them
/// (contract); a point with a failed task is failed.
ResultTable reduce_all(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records);

/// The same of a job under way: a point that is not whole is missing.
ResultTable reduce_done(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records);

}  // namespace orthant::study
