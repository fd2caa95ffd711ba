#pragma once

#include "run/report.hpp"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace orthant::run {

/// Where the reports of consecutive tasks stand in the journal, end to end, and who computed them.
struct Stretch {
    std::uint64_t count = 0;  ///< tasks
    std::uint64_t offset = 0;
    std::uint32_t size = 0;  ///< in bytes
    std::uint32_t crc = 0;   ///< CRC-32C of the bytes
    std::int32_t rank = 0;
    std::int32_t host = 0;
};

/// Which tasks are done and where their reports stand: about 90 bytes for each run of consecutive tasks that were
/// reported together, so that a million short tasks take no more than a few thousand long ones.
class RecordIndex {
  public:
    /// By the first task of each stretch; later tasks of a point may stand in any number of others.
    using Stretches = std::map<study::TaskId, Stretch>;

    /// MalformedBytes if one of the tasks is there already.
    void add(study::TaskId first, const Stretch& stretch);
    /// The same of tasks that are known to be new, in a tenth of the time: they are put in their places when somebody
    /// asks, often only at the end of the job.
    void append(study::TaskId first, const Stretch& stretch);

    bool has(study::TaskId id) const { return find(id) != end(); }
    std::uint64_t tasks() const { return tasks_; }

    /// The stretch that holds the task, or else the first one behind it.
    Stretches::const_iterator from(study::TaskId id) const;
    Stretches::const_iterator end() const { return stretches_.end(); }

  private:
    Stretches::const_iterator find(study::TaskId id) const;
    void insert(study::TaskId first, const Stretch& stretch) const;
    void settle() const;

    mutable Stretches stretches_;
    mutable std::vector<std::pair<study::TaskId, Stretch>> appended_;  ///< not in their places yet
    std::uint64_t tasks_ = 0;
};

}  // namespace orthant::run
