#pragma once

#include <string>

namespace orthant {

/// What this program was made from and for.
struct BuildInfo {
    std::string version;          ///< "0.1.0"
    std::string git_commit;       ///< abbreviated, with "-dirty" after local changes; "unknown" outside a repository
    std::string compiler;         ///< "GNU 12.2.0"
    std::string arch;             ///< the value of -march, e.g. "native"
    std::string instruction_set;  ///< what that meant when it was compiled: names parted by spaces
    std::string build_id;         ///< digest of the running program's file, sixteen hexadecimal digits
};

/// The facts about the running program; its file is read at the first call.
/// Error(storage) when the file cannot be read.
const BuildInfo& build_info();

}  // namespace orthant
