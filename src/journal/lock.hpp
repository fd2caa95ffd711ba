#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

namespace orthant::journal {

/// Who holds an output.
struct LockOwner {
    std::string host;
    std::string machine;  ///< boot id and process name space: two hosts of one name are told apart
    std::int64_t process = 0;
    std::uint64_t process_start = 0;  ///< clock ticks since boot, /proc/PID/stat
    double start_time_s = 0;          ///< Unix time
    std::string slurm_job;            ///< SLURM_JOB_ID, or SLURM_ARRAY_JOB_ID_SLURM_ARRAY_TASK_ID; "" outside Slurm
    std::int64_t restart_count = 0;   ///< SLURM_RESTART_COUNT
    std::uint64_t nonce = 0;          ///< random: this very lock
};

/// This process.
LockOwner describe_this_process();

struct LockTimes {
    double wait_s = 10;   ///< for a live owner to let go
    double stale_s = 60;  ///< without a heartbeat the owner elsewhere counts as dead
    double heartbeat_s = 5;
};

/// The right to write one output, held by a file beside it. It is made by link(2), or created exclusively where there
/// are no links; flock and fcntl locks are not used.
class Lock {
  public:
    /// Takes the lock at `path`. A dead owner on this machine, the same Slurm job with a lower restart count, or a
    /// heartbeat unchanged for stale_s is replaced (then `takeover()` says so in words); a live owner is waited for,
    /// then refused with Error(storage) that names it. `notice` gets one line if it has to wait.
    static Lock acquire(const std::filesystem::path& path, const LockOwner& self, const LockTimes& times = {},
                        const std::function<void(const std::string&)>& notice = {});

    ~Lock();  ///< lets go, if it is still ours
    Lock(Lock&&) noexcept;
    Lock& operator=(Lock&&) noexcept;

    /// Error(storage) if the lock is no longer ours. Thread-safe.
    void check() const;
    /// Shows life, if heartbeat_s have passed since the last. Thread-safe. Error(storage) if the lock is no longer
    /// ours.
    void heartbeat();
    const std::optional<std::string>& takeover() const;

  private:
    struct Impl;
    explicit Lock(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

static_assert(std::is_nothrow_move_constructible_v<Lock> && !std::is_copy_constructible_v<Lock>);

}  // namespace orthant::journal
