#pragma once

#include "base/bytes.hpp"
#include "journal/lock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace orthant::journal {

/// What a lock's file says.
struct LockRecord {
    LockOwner owner;
    std::uint64_t heartbeat = 0;
};

/// Lines of key=value. The heartbeat comes last and has always as many digits, so that it can be
/// overwritten in place: heartbeat_text() at heartbeat_offset().
std::string encode_lock(const LockRecord& record);
std::string heartbeat_text(std::uint64_t heartbeat);
std::uint64_t heartbeat_offset(const LockOwner& owner);

/// None if it is garbled or cut short.
std::optional<LockRecord> parse_lock(std::string_view text);

/// "process 12 on node7 (Slurm job 34), since 2026-01-31T12:00:00Z".
std::string describe(const LockOwner& owner);

/// Whether the owner still runs, as far as it can be known without its heartbeat.
enum class OwnerState {
    alive,       ///< seen on this machine
    dead,        ///< gone from this machine
    superseded,  ///< an earlier start of our own Slurm job
    unknown,     ///< elsewhere: only its heartbeat can tell
};
OwnerState look_at(const LockOwner& owner, const LockOwner& self);

}  // namespace orthant::journal
