#pragma once

#include "cli/findings.hpp"
#include "cli/replay_sample.hpp"
#include "cli/stored_job.hpp"
#include "cli/task_audit.hpp"
#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <optional>

namespace orthant::cli {

/// Computes the sampled tasks of a file again, in this process, and says where a record's digest is not the stored one.
/// The sample offers the done tasks of sound points. Gives the results when all of them were computed again alike.
/// Error(data) where the files of data cannot be used; Error(storage).
std::optional<study::ResultTable> replay(const store::ResultReader& file, const StoredJob& asked,
                                         const study::Registry& registry, const TaskAudit& audit,
                                         const ReplaySample& sample, Findings& findings);

}  // namespace orthant::cli
