#include "cli/job_watch.hpp"

#include "base/clock.hpp"
#include "base/error.hpp"

namespace orthant::cli {
namespace {

constexpr double silence_s = 60;

Keeper keeper_of(const std::optional<journal::LockView>& lock) {
    if (!lock) return Keeper::nobody;
    switch (lock->state) {
        case journal::OwnerState::alive:
            return Keeper::alive;
        case journal::OwnerState::dead:
        case journal::OwnerState::superseded:
            return Keeper::dead;
        case journal::OwnerState::unknown:
            break;
    }
    return unix_time_s() - lock->last_beat_s <= silence_s ? Keeper::alive : Keeper::silent;
}

JobSight look_once(const run::OutputPaths& paths) {
    JobSight sight;
    sight.lock = journal::view_lock(paths.lock());
    sight.keeper = keeper_of(sight.lock);
    if (std::filesystem::exists(paths.journal())) {
        const journal::Replay replay = journal::replay(
            paths.journal(),
            [&](journal::FrameKind kind, journal::FrameAt, ByteView payload) { sight.overview.replay(kind, payload); });
        sight.head = run::read_journal_head(replay.header, paths.journal().string());
        sight.damaged_stretches = replay.damage.size();
    } else {
        sight.is_finished = std::filesystem::exists(paths.output);
    }
    return sight;
}

}  // namespace

Keeper look_at_keeper(const run::OutputPaths& paths) {
    return keeper_of(journal::view_lock(paths.lock()));
}

JobSight look_at_job(const run::OutputPaths& paths) {
    try {
        return look_once(paths);
    } catch (const Error&) {
        if (std::filesystem::exists(paths.journal())) throw;
        return look_once(paths);  // the job ended meanwhile
    }
}

}  // namespace orthant::cli
