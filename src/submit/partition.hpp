#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::submit {

/// A kind of nodes of a partition, as `sinfo` tells of it: a partition of unlike nodes has several.
struct NodeKind {
    std::string partition;
    bool is_default = false;
    double time_limit_s = std::numeric_limits<double>::infinity();
    std::uint64_t nodes = 0;
    std::uint64_t cpus = 0;   ///< of a node
    double memory_bytes = 0;  ///< of a node
};

/// What to ask `sinfo` for.
std::vector<std::string> sinfo_command();

/// Reads what it answers, a kind a line; lines of another form are left out.
std::vector<NodeKind> read_sinfo(std::string_view answer);

/// All that a job in a partition may get.
struct Partition {
    std::string name;
    double time_limit_s = std::numeric_limits<double>::infinity();
    std::uint64_t nodes = 0;
    std::uint64_t most_cpus = 0;   ///< of its largest nodes
    double most_memory_bytes = 0;  ///< likewise
};

/// The partition of that name, the default one for "". Error(usage) where there is none of that name, with those there
/// are; none where "" is asked for and no partition is the default.
std::optional<Partition> find_partition(const std::vector<NodeKind>& kinds, const std::string& name);

}  // namespace orthant::submit
