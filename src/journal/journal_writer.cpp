#include "journal/journal_writer.hpp"

#include "base/clock.hpp"
#include "base/contract.hpp"
#include "base/crc32c.hpp"
#include "base/error.hpp"
#include "journal/frame.hpp"
#include "journal/journal_reader.hpp"

#include <algorithm>
#include <csignal>

namespace orthant::journal {
namespace {

constexpr std::size_t most_gathered_bytes = std::size_t{4} << 20;

/// A process that was stopped for minutes must not write into a journal that has found a new owner.
constexpr double check_lasts_s = 1;

/// A thread that leaves signals to the others; only its own crashes reach it.
std::thread start_deaf_thread(std::function<void()> body) {
    sigset_t deaf;
    sigset_t before;
    sigfillset(&deaf);
    for (const int crash : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigdelset(&deaf, crash);
    pthread_sigmask(SIG_SETMASK, &deaf, &before);
    std::thread thread(std::move(body));
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return thread;
}

}  // namespace

JournalWriter::JournalWriter(File file, std::uint32_t salt, std::uint64_t end, std::uint64_t next_sequence,
                             CommitMode mode)
    : file_(std::move(file)), salt_(salt), mode_(mode), next_sequence_(next_sequence), gathered_begin_(end) {
    if (mode_ == CommitMode::thread) thread_ = start_deaf_thread([this] { serve(); });
}

JournalWriter::~JournalWriter() {
    if (!thread_.joinable()) return;
    {
        const std::scoped_lock lock(mutex_);
        stopping_ = true;
    }
    group_taken_.notify_all();
    thread_.join();
}

void JournalWriter::serve() {
    MutexLock lock(mutex_);
    for (;;) {
        group_taken_.wait(lock, [this] { return group_under_way_ || stopping_; });
        if (!group_under_way_) return;
        lock.unlock();
        std::exception_ptr failure = try_to_write_group();
        lock.lock();
        group_is_done(std::move(failure));
    }
}

FrameAt JournalWriter::append(FrameKind kind, ByteView payload) {
    ORTHANT_EXPECT(kind != FrameKind::header && kind != FrameKind::commit);
    const std::scoped_lock lock(mutex_);
    throw_failure();
    const FrameAt at = gather(kind, payload);
    frames_since_commit_ = true;
    if (gathered_.size() > most_gathered_bytes) write_gathered();
    return at;
}

FrameAt JournalWriter::gather(FrameKind kind, ByteView payload) {
    const std::uint64_t offset = gathered_begin_ + gathered_.size();
    append_frame(gathered_, kind, next_sequence_, payload, {salt_, offset});
    ++next_sequence_;
    return {offset + frame_head_bytes, static_cast<std::uint32_t>(payload.size())};
}

bool JournalWriter::start_commit() {
    MutexLock lock(mutex_);
    throw_failure();
    if (group_under_way_) return false;
    if (!frames_since_commit_) return true;
    take_group();
    if (mode_ == CommitMode::thread) {
        lock.unlock();
        group_taken_.notify_one();
    } else {
        group_is_done(try_to_write_group());
        throw_failure();
    }
    return true;
}

void JournalWriter::take_group() {
    gather(FrameKind::commit, {});
    group_begin_ = gathered_begin_;
    std::swap(group_, gathered_);
    gathered_.clear();
    gathered_begin_ = group_begin_ + group_.size();
    frames_since_commit_ = false;
    group_under_way_ = true;
}

std::exception_ptr JournalWriter::try_to_write_group() noexcept {
    try {
        check_now();
        file_.write_at(group_begin_, group_);
        file_.sync_data();
        return nullptr;
    } catch (...) {
        return std::current_exception();
    }
}

void JournalWriter::group_is_done(std::exception_ptr failure) {
    group_under_way_ = false;
    if (failure && !failure_) failure_ = std::move(failure);
    group_done_.notify_all();
}

void JournalWriter::flush() {
    const std::scoped_lock lock(mutex_);
    throw_failure();
    write_gathered();
}

/// Beside a group under way: if the process dies between the two, the gap reads as damage behind the last commit.
void JournalWriter::write_gathered() {
    if (gathered_.empty()) return;
    try {
        const bool stale = monotonic_s() - checked_s_ >= check_lasts_s;
        if (stale) check_now();
        file_.write_at(gathered_begin_, gathered_);
    } catch (...) {
        failure_ = std::current_exception();
        throw;
    }
    gathered_begin_ += gathered_.size();
    gathered_.clear();
}

void JournalWriter::check_now() {
    const double now_s = monotonic_s();
    if (check_) check_();
    checked_s_ = now_s;
}

void JournalWriter::commit() {
    {
        MutexLock lock(mutex_);
        wait_for_group(lock);
    }
    start_commit();
    MutexLock lock(mutex_);
    wait_for_group(lock);
    throw_failure();
}

void JournalWriter::wait_for_group(MutexLock& lock) {
    group_done_.wait(lock, [this] { return !group_under_way_; });
}

bool JournalWriter::commit_is_under_way() const {
    const std::scoped_lock lock(mutex_);
    return group_under_way_;
}

bool JournalWriter::has_uncommitted() const {
    const std::scoped_lock lock(mutex_);
    return frames_since_commit_ || group_under_way_ || failure_;
}

std::uint64_t JournalWriter::size() const {
    const std::scoped_lock lock(mutex_);
    return gathered_begin_ + gathered_.size();
}

void JournalWriter::before_commit(std::function<void()> check) {
    MutexLock lock(mutex_);
    wait_for_group(lock);
    check_ = std::move(check);
    checked_s_ = -std::numeric_limits<double>::infinity();
}

void JournalWriter::throw_failure() const {
    if (failure_) std::rethrow_exception(failure_);
}

Bytes JournalWriter::read(FrameAt stretch, std::uint32_t crc) const {
    ORTHANT_EXPECT(stretch.offset >= frame_head_bytes && stretch.offset + stretch.length <= size());
    Bytes bytes = read_unchecked(stretch.offset, stretch.length);
    if (crc32c(bytes) != crc) throw damaged_stretch(stretch, file_.path());
    return bytes;
}

Bytes JournalWriter::read_unchecked(std::uint64_t begin, std::size_t count) const {
    const auto copy_from = [&](const Bytes& buffer, std::uint64_t buffer_begin) {
        const ByteView stretch = ByteView(buffer).subspan(static_cast<std::size_t>(begin - buffer_begin), count);
        return Bytes(stretch.begin(), stretch.end());
    };
    {
        const std::scoped_lock lock(mutex_);
        if (begin >= gathered_begin_) return copy_from(gathered_, gathered_begin_);
        const bool in_group = begin >= group_begin_ && begin < group_begin_ + group_.size();
        if (group_under_way_ && in_group) return copy_from(group_, group_begin_);
    }
    Bytes bytes(count);
    file_.read_at(begin, bytes);
    return bytes;
}

}  // namespace orthant::journal
