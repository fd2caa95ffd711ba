#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace orthant::cli {

/// "64", or "64,256": numbers of ranks, 1 to 10 million, each. Error(usage) naming the option.
std::vector<std::uint64_t> parse_ranks(const std::string& option, const std::string& text);

}  // namespace orthant::cli
