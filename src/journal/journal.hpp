#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <type_traits>
#include <vector>

namespace orthant::journal {

/// What a frame holds. The journal itself knows only `header` and `commit`; the rest is its user's.
enum class FrameKind : std::uint8_t {
    header = 1,       ///< the first frame: what the journal belongs to
    commit = 2,       ///< ends a group: what stands before it counts
    run_start = 3,    ///< a run began (or resumed)
    reports = 4,      ///< outcomes and records of tasks
    assigned = 5,     ///< tasks were handed out; counts without a commit
    run_end = 6,      ///< a run stopped in good order
    tried = 7,        ///< a task's process died in it
    standing = 8,     ///< how far the job is, for those who look on
    working = 9,      ///< a rank has been at a task for a while; counts without a commit
    died_alone = 10,  ///< a run died without a trace while this task ran alone
};

/// A payload, or a stretch of one.
struct FrameAt {
    std::uint64_t offset = 0;  ///< in the file
    std::uint32_t length = 0;
};

class JournalWriter;

/// Where start_commit() does its work.
enum class CommitMode {
    thread,   ///< in a thread of the journal's own
    inline_,  ///< in the caller, before it returns: for simulators, which own all threads
};

/// Writes frames to the end of a journal. Appends gather in memory; commit() makes all of them durable,
/// in a thread that does nothing else (it makes no MPI call, and leaves signals to the others).
/// The first failure (disk full, lock lost) stays: every later call that writes throws it again, and nothing more
/// is written, so that the file still replays up to its last commit.
class Journal {
  public:
    /// Creates `path` with this header, durable before it returns; the file appears whole or not at all.
    /// Error(storage) if it exists or cannot be made.
    static Journal create(const std::filesystem::path& path, ByteView header, CommitMode mode = CommitMode::thread);
    /// Opens `path` for appending after replay(): the file is cut at `end`, which drops the frames behind the last
    /// commit (`assigned` and `working` ones too: append again those still wanted), and sequence numbers go on.
    static Journal reopen(const std::filesystem::path& path, std::uint64_t end, std::uint64_t next_sequence,
                          CommitMode mode = CommitMode::thread);

    ~Journal();  ///< commits nothing; a commit under way is finished
    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;

    /// Where the payload will stand. Nothing is durable yet. At most 1 GiB; `header` and `commit` are the journal's
    /// own.
    FrameAt append(FrameKind kind, ByteView payload);

    /// Starts to make durable what was appended, and returns; at most one commit is under way:
    /// false when the last one still is (then nothing happens). Error(storage) if an earlier commit failed.
    bool start_commit();
    /// Writes (not fsyncs) what was appended, with no commit frame: it survives the process, not the machine.
    void flush();
    /// Commits everything and waits.
    void commit();
    bool commit_is_under_way() const;
    /// Whether anything appended is not durable yet (a commit under way included).
    bool has_uncommitted() const;
    /// Bytes appended so far, committed or not.
    std::uint64_t size() const;

    /// `check` is called before every commit is written, in the committing thread, and before a flush when the last
    /// call is over a second old; it throws to forbid the writing (the lock was lost). It must not call the
    /// journal, and may be called by two threads at once.
    void before_commit(std::function<void()> check);

    /// Reads back a stretch of a payload appended or replayed earlier (committed or not). Error(storage) if its
    /// CRC-32C is not `crc`.
    Bytes read(FrameAt stretch, std::uint32_t crc) const;

  private:
    explicit Journal(std::unique_ptr<JournalWriter> writer);

    std::unique_ptr<JournalWriter> writer_;
};

static_assert(std::is_nothrow_move_constructible_v<Journal> && !std::is_copy_constructible_v<Journal>);

/// What replay() found.
struct Replay {
    Bytes header;
    std::uint64_t end = 0;  ///< the first byte past the last commit: where to go on
    std::uint64_t next_sequence = 0;
    std::uint64_t torn_bytes = 0;     ///< dropped at the tail
    std::vector<std::string> damage;  ///< one line for each damaged stretch before the tail: where, how long
};

/// Reads a journal from the start and calls `frame` for each good committed frame in order (header and commits
/// left out), and for `assigned` and `working` frames after the last commit too.
/// A torn tail is dropped; a damaged frame elsewhere is skipped and reported; Error(storage) only for a bad header.
/// The file is not changed, and may be one that grows meanwhile: what counts is its size at the start.
/// Memory holds one block of 1 MiB, or the largest frame. Payload views are valid during their call only.
Replay replay(const std::filesystem::path& path,
              const std::function<void(FrameKind, FrameAt, ByteView payload)>& frame);

}  // namespace orthant::journal
