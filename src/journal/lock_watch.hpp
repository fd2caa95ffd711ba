#pragma once

#include "journal/lock_file.hpp"

#include <optional>
#include <string>

namespace orthant::journal {

/// What to do about a lock that someone holds.
enum class Verdict {
    wait,
    refuse,         ///< the owner lives, and was waited for
    take_dead,      ///< the owner's process is gone
    take_requeued,  ///< the owner is an earlier start of our Slurm job
    take_stale,     ///< the owner's heartbeat stands still
};

/// Watches a lock over time, to tell a living owner elsewhere from a dead one.
class LockWatch {
  public:
    LockWatch(const LockOwner& self, const LockTimes& times);

    /// The lock as it stands now.
    Verdict judge(const SeenLock& lock);

  private:
    const LockOwner& self_;
    const LockTimes& times_;
    double began_s_;
    std::optional<std::string> last_text_;
    double text_since_s_ = 0;
    bool changed_ = false;  ///< under our eyes: someone lives
};

}  // namespace orthant::journal
