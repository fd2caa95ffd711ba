#pragma once

#include "journal/file.hpp"
#include "journal/lock_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace orthant::journal {

// How a dead owner is replaced, by one taker only, however slow any of them is: the successor of the owner with
// nonce N is who creates the file LOCK.N (its claim, which names it in turn), and only the successor may rename its
// own file over LOCK. Should it die in between, it is itself replaced by whoever creates LOCK.<its nonce>.

/// A lock as it stands: the owner at the end of the chain of claims.
struct SeenLock {
    std::string text;                           ///< of that owner's file
    std::optional<LockRecord> record;           ///< none if the text is garbled
    std::filesystem::path successor;            ///< the claim to create for replacing that owner
    std::vector<std::filesystem::path> claims;  ///< those that led here
};

/// None if nobody holds the lock at `path`.
std::optional<SeenLock> see_lock(const std::filesystem::path& path);

bool is_held_by(const std::optional<SeenLock>& lock, const LockOwner& owner);

/// For who has the lock: removes what processes of this machine left beside it that died while they took it or let go.
void remove_dead_leftovers(const std::filesystem::path& path, const LockOwner& self);

/// Makes `self` the owner if nobody is: whether it worked.
bool take_free_lock(const std::filesystem::path& path, const LockOwner& self);

/// Makes `self` the owner in place of a dead one: whether it worked. If not, someone else was faster: look again.
bool replace_owner(const std::filesystem::path& path, const SeenLock& dead, const LockOwner& self);

/// Removes the lock if `self` still holds it.
void release_lock(const std::filesystem::path& path, const LockOwner& self);

}  // namespace orthant::journal
