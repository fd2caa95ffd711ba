#pragma once

#include "cli/point_audit.hpp"
#include "study/reduce.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace orthant::cli {

/// What a file says that its tasks should agree with.
struct FileClaims {
    study::Shard shard;
    std::optional<std::vector<std::string>> hosts = {};    ///< where it can be read, as the next
    std::optional<std::vector<std::int64_t>> status = {};  ///< of all points
};

/// What came out of a walk over all tasks of a file.
struct TaskAudit {
    std::vector<PointTally> points;           ///< all points of the job; those of other shards have no tasks
    std::uint64_t done = 0;                   ///< tasks
    std::uint64_t failed = 0;                 ///< tasks
    bool is_sound = true;                     ///< every point of the shard
    std::optional<study::ResultTable> table;  ///< what the records reduce to, if every point could be reduced
};

/// Walks once over all tasks and says what is wrong with them: points and tasks that are missing, there twice, out of
/// order or not asked for; records; the points' status. Error(storage) where the tasks cannot be read.
TaskAudit audit_tasks(const StoredJob& asked, const FileClaims& claims, const study::RecordSource& tasks, RecordUse use,
                      Findings& findings);

}  // namespace orthant::cli
