#pragma once

#include "job/space.hpp"
#include "study/record_source.hpp"
#include "study/result_table.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <memory>

namespace orthant::study {

/// Which points a run owns: those with index mod count == index of the shard.
struct Shard {
    std::uint64_t index = 0;
    std::uint64_t count = 1;

    bool owns(std::uint64_t point) const { return point % count == index; }
    bool is_whole() const { return count == 1; }
    /// How many of so many points it owns.
    std::uint64_t points_of(std::uint64_t points) const { return points / count + (points % count > index ? 1 : 0); }
};

/// Records that are reduced while somebody else reads them: one pass over what may be many gigabytes serves both.
/// Every owned point must be whole in them (contract); a point with a failed task is failed.
class ReducingRecords final : public RecordSource {
  public:
    /// All of these outlive it. At the end of each pass, `table` has the results of all points that the shard owns.
    ReducingRecords(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records,
                    ResultTable& table)
        : study_(&study), space_(&space), shard_(shard), records_(&records), table_(&table) {}

    std::uint64_t size() const override { return records_->size(); }
    std::unique_ptr<RecordCursor> open() const override;

  private:
    const Study* study_;
    const job::Space* space_;
    Shard shard_;
    const RecordSource* records_;
    ResultTable* table_;
};

/// The same, of records that nobody else reads.
ResultTable reduce_all(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records);

/// The results of a job under way: a point that is not whole is missing.
ResultTable reduce_done(const Study& study, const job::Space& space, const Shard& shard, const RecordSource& records);

}  // namespace orthant::study
