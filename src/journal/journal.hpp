#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace orthant::journal {

/// What a frame holds. The journal itself knows only `header` and `commit`; the rest is its user's.
enum class FrameKind : std::uint8_t {
    header = 1,      ///< the first frame: what the journal belongs to
    commit = 2,      ///< ends a group: what stands before it counts
    run_start = 3,   ///< a run began (or resumed)
    record = 4,      ///< a task's outcome and record
    assigned = 5,    ///< tasks were handed to a rank; counts without a commit
    run_end = 6,     ///< a run stopped in good order
    tried = 7,       ///< a task's process died in it
};

struct FrameAt {
    std::uint64_t offset = 0;  ///< of the payload in the file
    std::uint32_t length = 0;  ///< of the payload
};

/// Writes frames to the end of a journal. Appends gather in memory; commit() makes all of them durable,
/// in a thread that does nothing else (it makes no MPI call).
class Journal {
  public:
    /// Creates `path` with this header, durable before it returns. Error(storage) if it exists or cannot be made.
    static Journal create(const std::filesystem::path& path, ByteView header);
    /// Opens `path` for appending after replay(): the file is cut at `end`, sequence numbers go on.
    static Journal reopen(const std::filesystem::path& path, std::uint64_t end, std::uint64_t next_sequence);

    ~Journal();
    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;

    /// Where the payload will stand. Nothing is durable yet.
    FrameAt append(FrameKind kind, ByteView payload);

    /// Starts to make durable what was appended, and returns; at most one commit is under way:
    /// false when the last one still is (then nothing happens). Error(storage) if an earlier commit failed.
    bool start_commit();
    /// Writes (not fsyncs) what was appended, with no commit frame: it survives the process, not the machine.
    void flush();
    /// Commits everything and waits.
    void commit();
    bool has_uncommitted() const;
    /// Bytes appended so far, committed or not.
    std::uint64_t size() const;

    /// `before_commit` is called in the committing thread before every fsync; it throws to forbid it (the lock was lost).
    void before_commit(std::function<void()> check);

    /// Reads back a payload appended or replayed earlier (committed or not).
    Bytes read(FrameAt at) const;

  private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// What replay() found.
struct Replay {
    Bytes header;
    std::uint64_t end = 0;            ///< the first byte past the last commit: where to go on
    std::uint64_t next_sequence = 0;
    std::uint64_t torn_bytes = 0;     ///< dropped at the tail
    std::vector<std::string> damage;  ///< one line for each damaged stretch before the tail: where, how long
};

/// Reads a journal from the start and calls `frame` for each good committed frame in order (header and commits
/// left out), and for `assigned` frames after the last commit too.
/// A torn tail is dropped; a damaged frame elsewhere is skipped and reported; Error(storage) only for a bad header.
/// The file is not changed.
Replay replay(const std::filesystem::path& path,
              const std::function<void(FrameKind, FrameAt, ByteView payload)>& frame);

}  // namespace orthant::journal
