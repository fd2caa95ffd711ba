#pragma once

#include "journal/file.hpp"
#include "journal/journal.hpp"

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <thread>

namespace orthant::journal {

/// What a Journal does, behind its movable face. Three stretches of the journal's end follow one another:
/// the group that the thread is writing, what flush() has written behind it, and what is gathered in memory.
class JournalWriter {
  public:
    /// A journal whose next frame stands at `end`.
    JournalWriter(File file, std::uint32_t salt, std::uint64_t end, std::uint64_t next_sequence, CommitMode mode);
    ~JournalWriter();
    JournalWriter(const JournalWriter&) = delete;
    JournalWriter& operator=(const JournalWriter&) = delete;

    FrameAt append(FrameKind kind, ByteView payload);
    bool start_commit();
    void flush();
    void commit();
    bool commit_is_under_way() const;
    bool has_uncommitted() const;
    std::uint64_t size() const;
    void before_commit(std::function<void()> check);
    Bytes read(FrameAt stretch, std::uint32_t crc) const;

  private:
    using MutexLock = std::unique_lock<std::mutex>;

    void serve();
    FrameAt gather(FrameKind kind, ByteView payload);
    void write_gathered();
    void take_group();
    std::exception_ptr try_to_write_group() noexcept;
    void group_is_done(std::exception_ptr failure);
    void wait_for_group(MutexLock& lock);
    void check_now();
    void throw_failure() const;
    Bytes read_unchecked(std::uint64_t begin, std::size_t count) const;

    const File file_;
    const std::uint32_t salt_;
    const CommitMode mode_;

    mutable std::mutex mutex_;
    std::condition_variable group_taken_;
    std::condition_variable group_done_;
    std::uint64_t next_sequence_;
    Bytes group_;  ///< while group_under_way_, read by the thread without the mutex
    std::uint64_t group_begin_ = 0;
    Bytes gathered_;
    std::uint64_t gathered_begin_;
    bool frames_since_commit_ = false;
    bool group_under_way_ = false;
    bool stopping_ = false;
    std::exception_ptr failure_;
    std::function<void()> check_;
    std::atomic<double> checked_s_ = -std::numeric_limits<double>::infinity();  ///< on the monotonic clock
    std::thread thread_;
};

}  // namespace orthant::journal
