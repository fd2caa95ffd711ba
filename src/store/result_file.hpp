#pragma once

#include "job/job.hpp"
#include "job/space.hpp"
#include "study/record_source.hpp"
#include "study/reduce.hpp"
#include "study/result_table.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace orthant::store {

inline constexpr std::int32_t format_version = 1;

/// Where the numbers come from: root attributes.
struct Provenance {
    std::string orthant_version, git_commit, build_id, compiler, instruction_set, mpi;
    std::uint64_t job_identity = 0;
    std::uint64_t data_digest = 0;  ///< 0 where the job reads no data
    Bytes data_outline = {};        ///< see Study::read_outline
};

/// One start of the command: a row over `launch` in the group `run`.
struct Launch {
    double start_s = 0;  ///< Unix time
    double seconds = 0;  ///< to its end, or its last sign of life
    std::int32_t ranks = 0;
    std::int32_t nodes = 0;
    std::int64_t tasks = 0;               ///< committed
    double busy_s = 0;                    ///< in them, over all ranks
    double lost_s = 0;                    ///< in tasks that were given up, over all ranks; where it died, about
    std::string slurm_job = {};           ///< "17", "17_3" for element 3 of an array; "" outside Slurm
    std::int32_t slurm_array_index = -1;  ///< -1 outside an array
    std::int32_t slurm_restarts = 0;

    friend bool operator==(const Launch&, const Launch&) = default;
};

/// The job as a whole, in time: attributes of the group `run`.
struct RunTotals {
    std::vector<std::string> hosts;  ///< TaskOutcome::host indexes it
    std::int32_t ranks = 0;          ///< of the last run
    std::int32_t runs = 1;           ///< times the command was started
    double wall_seconds = 0;         ///< over all runs
    double busy_seconds = 0;         ///< in tasks, over all ranks
    double efficiency = 0;           ///< busy / (wall x ranks), over all runs
    std::vector<Launch> launches;
};

struct ResultFile {
    const job::Job& job;
    const job::Space& space;
    study::Shard shard;
    const study::ResultTable& table;  ///< may be filled while `records` are read, see study::ReducingRecords
    const study::RecordSource& records;
    std::uint64_t failed_tasks = 0;  ///< of them
    Provenance provenance;
    RunTotals totals;
    bool complete = true;
};

/// Writes the whole file to a temporary beside `path`, fsyncs, renames it into place, fsyncs the directory.
/// `before_rename` runs just before the rename: it throws to call it off (the lock was lost).
/// The records go inside when the file is a shard's or a search's, or a task failed. Error(storage); then `path` is
/// untouched.
void write_result_file(const std::filesystem::path& path, const ResultFile& file,
                       const std::function<void()>& before_rename);

}  // namespace orthant::store
