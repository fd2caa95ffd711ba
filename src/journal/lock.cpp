#include "journal/lock.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/slurm_job.hpp"
#include "journal/lock_file.hpp"
#include "journal/lock_watch.hpp"
#include "journal/process.hpp"

#include <cstdlib>
#include <mutex>
#include <random>

#include <fcntl.h>
#include <unistd.h>

namespace orthant::journal {
namespace {

constexpr double poll_s = 0.1;

std::string name_of_owner(const SeenLock& lock) {
    return lock.record ? describe(lock.record->owner) : "an owner that is unreadable";
}

Error refusal(const std::filesystem::path& path, const SeenLock& lock) {
    return {ErrorKind::storage, "the lock '" + path.native() + "' is held (by " + name_of_owner(lock) +
                                    ", which is alive); wait for it to end, stop it, or choose another output with -o"};
}

std::string tell_takeover(const std::filesystem::path& path, const SeenLock& lock, Verdict verdict,
                          const LockTimes& times) {
    const std::string what = "took over the lock '" + path.native() + "' from " + name_of_owner(lock);
    if (verdict == Verdict::take_dead) return what + ": it is dead";
    if (verdict == Verdict::take_requeued) return what + ": an earlier start of this Slurm job";
    return what + ": no sign of life for " + human_duration(times.stale_s);
}

[[noreturn]] void throw_lost(const std::filesystem::path& path, const std::optional<SeenLock>& now) {
    if (!now) {
        throw Error(ErrorKind::storage, "the lock '" + path.native() +
                                            "' is gone (someone removed it); run the same command again: what was "
                                            "committed is kept");
    }
    throw Error(ErrorKind::storage, "the lock '" + path.native() + "' was taken over (by " + name_of_owner(*now) +
                                        "); leave the output to that run: what was committed is kept");
}

}  // namespace

LockOwner describe_this_process() {
    LockOwner self;
    self.host = host_name();
    self.machine = machine_identity();
    self.process = getpid();
    self.process_start = process_start_ticks(self.process);
    self.start_time_s = unix_time_s();
    if (const auto job = slurm_job(&std::getenv)) {
        self.slurm_job = job->id;
        self.restart_count = job->restarts;
    }
    std::random_device random;
    self.nonce = (std::uint64_t{random()} << 32) | random();
    return self;
}

struct Lock::Impl {
    Impl(std::filesystem::path path, LockOwner owner, LockTimes lock_times, std::optional<std::string> taken_from)
        : path_(std::move(path)),
          self_(std::move(owner)),
          times_(lock_times),
          takeover_(std::move(taken_from)),
          file_(File::open(path_, O_RDWR)),
          last_beat_s_(monotonic_s()) {}

    ~Impl() {
        try {
            release_lock(path_, self_);
        } catch (const std::exception&) {
            // It stays behind, and our death releases it.
        }
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void check() const {
        const std::optional<SeenLock> now = see_lock(path_);
        if (!is_held_by(now, self_)) throw_lost(path_, now);
    }

    /// Into the file that was ours when we took the lock: after a takeover nobody sees it any more.
    void beat() {
        const std::scoped_lock lock(mutex_);
        const double now_s = monotonic_s();
        if (now_s - last_beat_s_ < times_.heartbeat_s) return;
        check();
        const std::string text = heartbeat_text(++beats_);
        file_.write_at(heartbeat_offset(self_), std::as_bytes(std::span(text.data(), text.size())));
        file_.hand_over();
        last_beat_s_ = now_s;
    }

    const std::filesystem::path path_;
    const LockOwner self_;
    const LockTimes times_;
    const std::optional<std::string> takeover_;
    const File file_;
    std::mutex mutex_;
    double last_beat_s_;
    std::uint64_t beats_ = 0;
};

Lock::Lock(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Lock::~Lock() = default;
Lock::Lock(Lock&&) noexcept = default;
Lock& Lock::operator=(Lock&&) noexcept = default;

Lock Lock::acquire(const std::filesystem::path& path, const LockOwner& self, const LockTimes& times,
                   const std::function<void(const std::string&)>& notice) {
    const auto hold = [&](std::optional<std::string> takeover) {
        Lock lock(std::make_unique<Impl>(path, self, times, std::move(takeover)));
        lock.check();
        remove_dead_leftovers(path, self);
        return lock;
    };
    LockWatch watch(self, times);
    bool noticed = false;
    for (;;) {
        const std::optional<SeenLock> seen = see_lock(path);
        if (!seen) {
            if (take_free_lock(path, self)) return hold(std::nullopt);
            continue;
        }
        const Verdict verdict = watch.judge(*seen);
        if (verdict == Verdict::refuse) throw refusal(path, *seen);
        if (verdict != Verdict::wait) {
            if (replace_owner(path, *seen, self)) return hold(tell_takeover(path, *seen, verdict, times));
            continue;
        }
        if (notice && !noticed) notice("waiting for the lock '" + path.native() + "', held by " + name_of_owner(*seen));
        noticed = true;
        sleep_s(poll_s);
    }
}

void Lock::check() const {
    impl_->check();
}

void Lock::heartbeat() {
    impl_->beat();
}

const std::optional<std::string>& Lock::takeover() const {
    return impl_->takeover_;
}

}  // namespace orthant::journal
