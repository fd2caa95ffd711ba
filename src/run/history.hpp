#pragma once

#include "journal/journal.hpp"
#include "run/messages.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace orthant::run {

/// Where the record of a finished task stands in the journal.
struct HistoryEntry {
    study::TaskId id;
    journal::FrameAt at;
};

/// A run of the command, as the journal tells it.
struct PastRun {
    double start_s = 0;  ///< Unix time
    double end_s = 0;    ///< of its last sign of life
    double busy_s = 0;   ///< in tasks, over all ranks
    std::int32_t ranks = 0;
    std::uint64_t committed = 0;             ///< tasks
    std::uint64_t checkpoints_at_start = 0;  ///< CheckpointDirectory::fingerprint
    bool ended_in_order = false;
};

/// Everything the journal says, kept in memory without the records: about 100 bytes a task.
class History {
  public:
    /// One frame, in the order of the journal. MalformedBytes when it cannot be understood.
    void replay(journal::FrameKind kind, journal::FrameAt at, ByteView payload);

    void add_record(const study::TaskOutcome& outcome, journal::FrameAt at);
    /// The new hosts are numbered from `first_host`.
    void begin_run(const PastRun& run, std::size_t first_host, const std::vector<std::string>& new_hosts);
    void add_try(study::TaskId id, const std::string& reason);

    const HistoryEntry* find(study::TaskId id) const;
    /// Sorts by point and task.
    const std::vector<HistoryEntry>& sorted();

    std::uint64_t tasks() const { return entries_.size(); }
    std::uint64_t failed() const { return failed_; }
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

    /// Tasks handed out by the last run and not reported.
    std::vector<study::TaskId> under_way() const;
    /// The last task handed out, if it was to run with nothing else under way and was not reported.
    std::optional<study::TaskId> under_way_alone() const;
    /// How many runs in a row, at the end, died without committing a task or saving a checkpoint.
    int fruitless_deaths(std::uint64_t checkpoints_now) const;

  private:
    struct IdHash {
        std::size_t operator()(const study::TaskId& id) const {
            return static_cast<std::size_t>((id.point * 0x9E3779B97F4A7C15u) ^ (id.task * 0xC2B2AE3D27D4EB4Fu));
        }
    };
    std::vector<HistoryEntry> entries_;
    std::unordered_map<study::TaskId, std::size_t, IdHash> index_;
    std::vector<PastRun> runs_;
    std::vector<std::string> hosts_;
    std::map<study::TaskId, Tries> tries_;
    std::vector<TaskRange> assigned_;         ///< since the last run began
    std::optional<study::TaskId> ran_alone_;  ///< the last task handed out, if to run alone
    std::uint64_t failed_ = 0;
};

/// Payloads of the frames that History understands.
Bytes encode_record(const study::TaskOutcome& outcome, ByteView record);
Bytes encode_run_start(const PastRun& run, std::size_t first_host, const std::vector<std::string>& new_hosts);
Bytes encode_run_end(double end_s, double busy_s);
Bytes encode_assigned(const std::vector<TaskRange>& ranges, int rank, Company company);
Bytes encode_tried(study::TaskId id, const std::string& reason);

}  // namespace orthant::run
