#pragma once

#include "study/reduce.hpp"

#include <filesystem>
#include <string>

namespace orthant::cli {

/// "i/n" with 0 ≤ i < n; empty: the whole job. Error(usage).
study::Shard parse_shard(const std::string& text);

/// results/<job>.h5, for shards results/<job>.shard-<i>-of-<n>.h5.
std::filesystem::path default_output(const std::string& job_name, const study::Shard& shard);

}  // namespace orthant::cli
