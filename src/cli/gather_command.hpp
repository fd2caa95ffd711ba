#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <string>
#include <vector>

namespace orthant::cli {

struct GatherArguments {
    std::string output;
    std::vector<std::string> shards;
};

/// `orthant gather`: reduces the records of all shards anew, so the root variables are those of one whole run.
ExitCode gather_command(const GatherArguments& arguments, const study::Registry& registry);

}  // namespace orthant::cli
