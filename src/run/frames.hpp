#pragma once

#include "base/bytes.hpp"
#include "run/messages.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run {

// What the frames of a journal hold. Reading throws MalformedBytes.

/// Where a run of the command was started.
struct LaunchedBy {
    std::int32_t nodes = 1;
    std::string slurm_job = {};           ///< SlurmJob::id; "" outside Slurm
    std::int32_t slurm_array_index = -1;  ///< -1 outside an array
    std::int32_t slurm_restarts = 0;
};

/// A run of the command begins.
struct RunStart {
    double time_s = 0;  ///< Unix time, as all times here
    std::int32_t ranks = 0;
    std::uint64_t checkpoints = 0;        ///< CheckpointDirectory::fingerprint
    std::uint64_t first_host = 0;         ///< the number that the first of the new hosts gets
    std::vector<std::string> hosts = {};  ///< those no earlier run had
    LaunchedBy by = {};
    double lost_before_s = 0;  ///< work that the run before lost, if it died: it could not say so itself
};

/// A run ended in good order.
struct RunEnd {
    double time_s = 0;
    double busy_s = 0;            ///< in tasks, over all ranks
    double lost_s = 0;            ///< in tasks that were given up, over all ranks
    std::uint64_t committed = 0;  ///< tasks
};

/// Finished tasks, as one rank reported them.
struct ReportsFrame {
    std::int32_t rank = 0;
    std::int32_t host = 0;
    ByteView reports = {};  ///< end to end, for find_runs()

    /// Where `reports` begin in the payload.
    static constexpr std::size_t head_bytes = 2 * sizeof(std::int32_t);
};

/// Tasks handed to the ranks of a node.
struct Assignment {
    double time_s = 0;
    Company company = Company::others;
    std::vector<TaskRange> ranges = {};
};

/// What a rank is at, and has been for a while.
struct Working {
    std::int32_t rank = 0;
    WorkingAt at = {};
};

/// A task's process died in it.
struct Try {
    study::TaskId id;
    std::string reason;
};

/// How far the coordinator says the job is: for whoever watches it from outside.
struct Standing {
    double time_s = 0;
    std::uint64_t done = 0;                  ///< tasks, those of former runs included
    std::uint64_t known = 0;                 ///< tasks known so far: rounds add to them
    std::optional<double> remaining_s = {};  ///< until the end, if anything was measured
};

Bytes encode(const RunStart& frame);
Bytes encode(const RunEnd& frame);
Bytes encode(const ReportsFrame& frame);
/// The same, where hundreds of thousands are written in a second.
void write(ByteWriter& out, const ReportsFrame& frame);
Bytes encode(const Assignment& frame);
Bytes encode(const Working& frame);
Bytes encode(const Try& frame);
Bytes encode(const Standing& frame);
Bytes encode(study::TaskId id);

RunStart read_run_start(ByteView payload);
RunEnd read_run_end(ByteView payload);
ReportsFrame read_reports_frame(ByteView payload);
Assignment read_assignment(ByteView payload);
Working read_working(ByteView payload);
Try read_try(ByteView payload);
Standing read_standing(ByteView payload);
study::TaskId read_task_id(ByteView payload);

}  // namespace orthant::run
