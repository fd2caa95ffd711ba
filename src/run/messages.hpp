#pragma once

#include "base/bytes.hpp"
#include "base/exit_code.hpp"
#include "run/report.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace orthant::run {

/// Consecutive tasks handed out together.
struct BatchRange : TaskRange {
    /// How long the coordinator thinks each of them takes; infinite while nothing is measured.
    double each_s = std::numeric_limits<double>::infinity();
};

inline constexpr std::uint32_t most_ranges_of_batch = 4096;

/// Work handed to a node in one message.
struct Batch {
    std::vector<BatchRange> ranges;

    std::uint64_t tasks() const;
    double expected_s() const;  ///< on one core
};

/// Whether other tasks may be under way beside the ones handed out.
enum class Company : std::uint8_t { others, alone };

enum class MessageKind : std::uint8_t {
    // to the coordinator
    letter = 1,    ///< what the ranks of a node have to say: its Need, then sections
    stop_request,  ///< this rank caught a signal to stop
    stopped,       ///< answers stop: everything this rank finished has been reported; the seconds lost follow
    goodbye,       ///< answers finish: this rank sends nothing more
    unsaved,       ///< a task's state found no room on the disk, and the task goes on; the errno follows
    // from the coordinator
    batch,
    stop,    ///< start nothing more: checkpoint, report
    finish,  ///< the job is over; the exit code follows
};

enum class Appetite : std::uint8_t { none, wants_work };

/// Whether a node wants more work, and how many of its ranks have nothing to do.
struct Need {
    Appetite appetite = Appetite::none;
    std::uint32_t idle = 0;
    std::uint64_t batches = 0;  ///< that have come: what is on its way to the node is not counted in `idle`
    std::uint64_t serial = 0;   ///< of the letter: those of two ranks of a node may overtake each other
};

/// One rank's part of a letter.
enum class SectionKind : std::uint8_t {
    reports,  ///< of finished tasks, end to end, for find_runs()
    working,  ///< at a task for a while now: a WorkingAt
};

struct SectionHead {
    SectionKind kind = SectionKind::reports;
    std::int32_t rank = 0;
    std::uint32_t bytes = 0;  ///< that follow

    static constexpr std::size_t size = sizeof(SectionKind) + sizeof(std::int32_t) + sizeof(std::uint32_t);
};

struct Section {
    SectionHead head;
    ByteView bytes;
};

/// What a rank is at.
struct WorkingAt {
    study::TaskId id;
    double since_s = 0;  ///< Unix time
};

Bytes encode_batch(const Batch& batch);
Batch decode_batch(ByteReader& in);

/// The letter, its sections end to end.
Bytes encode_letter(const Need& need, ByteView sections);
Need read_need(ByteReader& in);
void write_section_head(ByteWriter& out, const SectionHead& head);
void write_section(ByteWriter& out, SectionKind kind, std::int32_t rank, ByteView bytes);
Section read_section(ByteReader& in);
Bytes encode(const WorkingAt& working);
WorkingAt read_working_at(ByteView bytes);

/// A message of no more than its kind.
Bytes encode(MessageKind kind);
Bytes encode_finish(ExitCode code);
Bytes encode_stopped(double lost_s);
Bytes encode_unsaved(int error_number);

}  // namespace orthant::run
