#pragma once

#include <cstdint>
#include <string>

namespace orthant::journal {

/// The running system and its name space of process ids: where the two agree, process ids can be compared.
/// Unlike a host name it differs between two machines of one name, and from one boot to the next.
/// "" where the system does not tell.
std::string machine_identity();

std::string host_name();

/// When a process began, in clock ticks since boot (field 22 of /proc/PID/stat, proc(5)); 0 if that cannot be read.
/// With the id it names one process for as long as the machine runs.
std::uint64_t process_start_ticks(std::int64_t process);

/// Whether that very process runs on this machine: there, begun then, and no zombie. Where /proc hides it,
/// a process of that id counts as it.
bool process_runs(std::int64_t process, std::uint64_t start_ticks);

}  // namespace orthant::journal
