#pragma once

#include "study/reduce.hpp"

#include <cstdint>
#include <filesystem>
#include <string>

namespace orthant::cli {

/// "i/n" with 0 ≤ i < n; empty: the whole job. Error(usage).
study::Shard parse_shard(const std::string& text);

/// Error(usage) where a shard of the job would have no points.
void check_shard(const study::Shard& shard, std::uint64_t points);

/// Where one shard of an output goes, by the text of its number: "DIR/name.shard-3-of-8.h5".
std::string shard_output(const std::string& output, const std::string& index, std::uint64_t shards);

/// results/<job>.h5, for shards results/<job>.shard-<i>-of-<n>.h5.
std::filesystem::path default_output(const std::string& job_name, const study::Shard& shard);

}  // namespace orthant::cli
