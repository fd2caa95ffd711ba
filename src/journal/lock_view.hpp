#pragma once

#include "journal/lock_record.hpp"

#include <filesystem>
#include <optional>

namespace orthant::journal {

/// Who holds an output, as far as one can tell by looking once.
struct LockView {
    LockOwner owner;
    OwnerState state = OwnerState::unknown;
    double last_beat_s = 0;  ///< when the lock was last written, Unix time by the file system's clock
};

/// None if nobody holds the lock at `path`, or what is there cannot be read.
std::optional<LockView> view_lock(const std::filesystem::path& path);

}  // namespace orthant::journal
