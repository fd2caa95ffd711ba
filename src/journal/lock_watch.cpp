#include "journal/lock_watch.hpp"

#include "base/clock.hpp"

namespace orthant::journal {
namespace {

/// A beat that is older than this part of the time without any, after which the owner counts as dead, may have been its
/// last: who restarts after a crash sees that one, too.
constexpr double fresh_share = 1.0 / 6;

}  // namespace

LockWatch::LockWatch(const LockOwner& self, const LockTimes& times)
    : self_(self), times_(times), began_s_(monotonic_s()) {}

Verdict LockWatch::judge(const SeenLock& lock) {
    const double now_s = monotonic_s();
    if (last_text_ != lock.text) {
        changed_ = last_text_.has_value();
        last_text_ = lock.text;
        text_since_s_ = now_s;
    }
    const bool patience_is_over = now_s - began_s_ >= times_.wait_s;
    switch (lock.record ? look_at(lock.record->owner, self_) : OwnerState::unknown) {
        case OwnerState::dead:
            return Verdict::take_dead;
        case OwnerState::superseded:
            return Verdict::take_requeued;
        case OwnerState::alive:
            return patience_is_over ? Verdict::refuse : Verdict::wait;
        case OwnerState::unknown:
            break;
    }
    if (now_s - text_since_s_ >= times_.stale_s) return Verdict::take_stale;
    const bool lives = changed_ && now_s - text_since_s_ < fresh_share * times_.stale_s;
    return lives && patience_is_over ? Verdict::refuse : Verdict::wait;
}

}  // namespace orthant::journal
