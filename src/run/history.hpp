#pragma once

#include "journal/journal.hpp"
#include "run/frames.hpp"
#include "run/record_index.hpp"
#include "run/work_under_way.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace orthant::run {

/// A run of the command, as the journal tells it.
struct PastRun {
    double start_s = 0;  ///< Unix time
    double end_s = 0;    ///< of its last sign of life
    double busy_s = 0;   ///< in tasks, over all ranks
    double lost_s = 0;   ///< in tasks that were given up, over all ranks; of a run that died, about
    std::int32_t ranks = 0;
    LaunchedBy by = {};
    std::uint64_t committed = 0;             ///< tasks
    std::uint64_t checkpoints_at_start = 0;  ///< CheckpointDirectory::fingerprint
    bool ended_in_order = false;
};

/// Everything the journal says, kept in memory without the records: it grows with the stretches of RecordIndex and
/// with the batches of the last run.
class History {
  public:
    /// One frame, in the order of the journal. MalformedBytes when it cannot be understood.
    void replay(journal::FrameKind kind, journal::FrameAt at, ByteView payload);

    void begin_run(const RunStart& start);
    /// What this run reports: the frame stands at `at`; `runs` are its find_runs(), tasks that were not reported yet.
    void add_reports(const ReportsFrame& frame, journal::FrameAt at, const std::vector<ReportRun>& runs);
    void add_try(const Try& died);
    void add_lone_death(study::TaskId id);

    /// Behind the last point that anything is known of: done, handed out, or tried.
    std::uint64_t points_end() const { return points_end_; }
    const RecordIndex& index() const { return index_; }
    bool has(study::TaskId id) const { return index_.has(id); }
    std::uint64_t tasks() const { return index_.tasks(); }
    std::uint64_t failed() const { return failed_; }
    double busy_s() const;  ///< in all these tasks
    const std::vector<PastRun>& runs() const { return runs_; }
    PastRun& this_run() { return runs_.back(); }
    const std::vector<std::string>& hosts() const { return hosts_; }
    std::int32_t host_index(const std::string& host) const;  ///< -1: not known yet

    /// How often a task's process died in it, with the last reason.
    struct Tries {
        int count = 0;
        std::string reason;
    };
    const std::map<study::TaskId, Tries>& tries() const { return tries_; }

    /// Tasks handed out by the last run and not reported, the first `most_under_way` of them.
    std::vector<study::TaskId> under_way() const;
    static constexpr std::size_t most_under_way = std::size_t{1} << 22;
    /// What ranks had been at for a while when the last run died; nothing where it ended in order.
    std::vector<WorkUnderWay::Running> running() const;
    /// The last task handed out, if it was to run with nothing else under way and was not reported.
    std::optional<study::TaskId> under_way_alone() const;
    /// The task that ran alone when the last runs died without a trace, one after the other.
    struct LoneDeaths {
        study::TaskId id;
        int count = 0;
    };
    const std::optional<LoneDeaths>& lone_deaths() const { return lone_deaths_; }
    /// How many runs in a row, at the end, died without committing a task or saving a checkpoint.
    int fruitless_deaths(std::uint64_t checkpoints_now) const;

  private:
    void end_run(const RunEnd& end);
    void count(const ReportRun& run);
    void add_standing(const Standing& standing);
    void add_assignment(const Assignment& assignment);

    void saw(std::uint64_t point) { points_end_ = std::max(points_end_, point + 1); }

    RecordIndex index_;
    std::uint64_t points_end_ = 0;
    std::vector<PastRun> runs_;
    std::vector<std::string> hosts_;
    std::map<study::TaskId, Tries> tries_;
    std::vector<TaskRange> assigned_;         ///< since the last run began
    WorkUnderWay running_;                    ///< likewise
    std::optional<study::TaskId> ran_alone_;  ///< the last task handed out, if to run alone
    std::optional<LoneDeaths> lone_deaths_;
    bool has_died_alone_since_ = false;  ///< the last run
    std::uint64_t failed_ = 0;
};

}  // namespace orthant::run
