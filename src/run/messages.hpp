#pragma once

#include "base/bytes.hpp"
#include "base/exit_code.hpp"
#include "run/report.hpp"

#include <cstdint>
#include <vector>

namespace orthant::run {

/// Work handed to a rank in one message.
struct Batch {
    std::vector<TaskRange> ranges;
    double expected_s = 0;  ///< how long the coordinator thinks it takes; infinite while nothing is measured

    std::uint64_t tasks() const;
};

/// Whether other tasks may be under way beside the ones handed out.
enum class Company : std::uint8_t { others, alone };

enum class MessageKind : std::uint8_t {
    // to the coordinator
    reports = 1,   ///< finished tasks; may ask for more work
    stop_request,  ///< this rank caught a signal to stop
    stopped,       ///< answers stop: everything this rank finished has been reported; the seconds lost follow
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
Bytes encode_stopped(double lost_s);

/// Builds one `reports` message, task by task: its kind, the appetite, and the reports end to end.
class ReportsWriter {
  public:
    ReportsWriter() { begin(); }

    void add(const TaskReport& report);
    bool empty() const { return is_empty_; }
    std::size_t size() const { return message_.size(); }
    /// The message; the writer is empty again.
    Bytes take(Appetite appetite);

  private:
    void begin();

    ByteWriter message_;
    bool is_empty_ = true;
};

/// What is left of the message behind the appetite: reports, for find_runs().
Appetite read_appetite(ByteReader& in);

}  // namespace orthant::run
