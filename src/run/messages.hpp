#pragma once

#include "base/bytes.hpp"
#include "base/exit_code.hpp"
#include "study/task_outcome.hpp"

#include <cstdint>
#include <vector>

namespace orthant::run {

/// Consecutive tasks of one point.
struct TaskRange {
    std::uint64_t point = 0;
    std::uint64_t first = 0;
    std::uint64_t count = 0;
};

/// Work handed to a rank in one message.
struct Batch {
    std::vector<TaskRange> ranges;
    double expected_s = 0;  ///< how long the coordinator thinks it takes; infinite while nothing is measured

    std::uint64_t tasks() const;
};

/// Whether other tasks may be under way beside the ones handed out.
enum class Company : std::uint8_t { others, alone };

/// A finished task on its way to the coordinator.
struct TaskReport {
    study::TaskOutcome outcome;
    bool checkpointed = false;  ///< it has left a checkpoint that is no longer needed once the record is durable
    ByteView record;
};

enum class MessageKind : std::uint8_t {
    // to the coordinator
    reports = 1,   ///< finished tasks; may ask for more work
    stop_request,  ///< this rank caught a signal to stop
    stopped,       ///< answers stop: everything this rank finished has been reported
    goodbye,       ///< answers finish: this rank sends nothing more
    // from the coordinator
    batch,
    stop,    ///< start nothing more: checkpoint, report
    finish,  ///< the job is over; the exit code follows
};

enum class Appetite : std::uint8_t { none, wants_work };

Bytes encode_batch(const Batch& batch);
Batch decode_batch(ByteReader& in);
void write_ranges(ByteWriter& out, const std::vector<TaskRange>& ranges);
std::vector<TaskRange> read_ranges(ByteReader& in);

/// A message of no more than its kind.
Bytes encode(MessageKind kind);
Bytes encode_finish(ExitCode code);

/// Builds one `reports` message, task by task.
class ReportsWriter {
  public:
    void add(const study::TaskOutcome& outcome, bool checkpointed, ByteView record);
    bool empty() const { return count_ == 0; }
    std::size_t size() const { return body_.size(); }
    /// The message; the writer is empty again.
    Bytes take(Appetite appetite);

  private:
    ByteWriter body_;
    std::uint64_t count_ = 0;
};

/// The records are views into the message.
struct Reports {
    Appetite appetite = Appetite::none;
    std::vector<TaskReport> reports;
};
Reports decode_reports(ByteReader& in);

}  // namespace orthant::run
