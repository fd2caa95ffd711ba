#pragma once

#include "base/bytes.hpp"
#include "job/space.hpp"
#include "study/layout.hpp"
#include "study/named_array.hpp"
#include "study/prediction.hpp"
#include "study/result_row.hpp"
#include "study/task_context.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace orthant::study {

enum class PointStatus : std::int8_t {
    complete = 0,
    failed = 1,   ///< a task of the point failed: its cells are NaN
    capped = 2,   ///< the study's cap on rounds ended it before it was as precise as asked
    missing = 3,  ///< belongs to another shard
};

/// Folds the records of one point, in task order, into its results.
class Reduction {
  public:
    virtual ~Reduction() = default;

    /// The next record in task order. MalformedBytes when it is not one of this study's.
    virtual void add(ByteView record) = 0;

    /// Asked when all records of the rounds so far are in: how many tasks the next round adds, 0 when done.
    /// A function of the records only.
    virtual std::uint64_t next_round_tasks() const { return 0; }

    /// Fills the point's results, and says `complete` or `capped`; the row comes filled with "missing".
    virtual PointStatus finish(ResultRow& row) const = 0;
};

/// A study bound to one job. Const calls are pure functions of the job, of the outline of its data, and of the shared
/// data.
///
/// What a task computes may depend on the point, the task's number and the shared data, on nothing else.
class Study {
  public:
    virtual ~Study() = default;

    /// What layout, tasks, forecasts and the size of the shared data depend on besides the job: read from the data
    /// files, once, in one process (Error(data)). It is kept in the result file, so that nobody else needs the data:
    /// sizes and names, not the data themselves. The study may keep what it parsed for fill_shared …
    virtual Bytes read_outline() { return {}; }
    /// … and handed to every process, that one too, before anything below is asked. MalformedBytes when it is not one
    /// of this study's: it may come from a damaged file.
    virtual void use_outline(ByteView outline);

    virtual Layout layout() const = 0;

    /// Tasks of the first round, at least 1 and below 2^48.
    virtual std::uint64_t tasks(const job::Point& point) const = 0;

    /// Whether Reduction::next_round_tasks may ever be positive.
    virtual bool has_rounds() const { return false; }

    /// Expected seconds of a task on one core of a present-day machine: for all tasks of a job, or for none where the
    /// study cannot tell. A run needs only their ratios, and calibrates them as tasks are done; `plan` shows them.
    virtual std::optional<double> cost(const job::Point& point, std::uint64_t task) const;

    /// Whether tasks call TaskContext::offer_checkpoint: then they may be stopped at any time and lose little.
    virtual bool offers_checkpoints() const { return false; }

    /// Memory that one task of this point needs for itself, bytes.
    virtual std::uint64_t task_bytes(const job::Point& point) const;

    /// About how large the record of a task of this point is, bytes.
    virtual std::uint64_t record_bytes(const job::Point& point) const;

    /// What a person should know of how this job will be computed, a line each: `plan` prints them.
    virtual std::vector<std::string> remarks() const { return {}; }

    /// Does the work of one task and writes its record. Calls context.yield() every few milliseconds.
    /// An exception makes the task failed, with its text as the recorded reason.
    virtual void compute(const job::Point& point, std::uint64_t task, TaskContext& context,
                         ByteWriter& record) const = 0;

    /// The result by which points are compared, the least being the best; empty: they are not.
    virtual std::string chosen_by() const { return {}; }

    /// What a point fits and no result holds, since it is too large to be kept of every point: its only task computed
    /// once more, and what led to its record. Of studies whose points are compared.
    virtual std::vector<NamedArray> fitted(const job::Point& point, TaskContext& context, ByteWriter& record) const;

    /// What the outline says of how the data reach what is fitted, for those who use the arrays elsewhere: names,
    /// scales.
    virtual std::vector<NamedArray> conventions() const { return {}; }

    /// What `fitted` arrays of a point answer to new data in a file of the kind of the job's. Nothing but the job, the
    /// outline and the arrays is needed. MalformedBytes where these are not arrays of the point; Error(usage) for a job
    /// whose data are in no file; Error(data).
    virtual Prediction predict(const job::Point& point, const std::vector<NamedArray>& fitted,
                               const std::filesystem::path& data, TaskContext& context) const;

    virtual std::unique_ptr<Reduction> reduction(const job::Point& point) const = 0;

    /// Heavy data read by all tasks: its size in bytes, asked on every rank …
    virtual std::uint64_t shared_bytes() const { return 0; }
    /// … filled once per node, 64-byte aligned, also in processes that did not read the outline (Error(data) when the
    /// data file is bad, or no longer fits it) …
    virtual void fill_shared(std::span<std::byte> memory) const;
    /// … and handed to every rank of the node before the first task. It outlives the study.
    virtual void use_shared(ByteView memory);
};

}  // namespace orthant::study
