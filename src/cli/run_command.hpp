#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <string>
#include <vector>

namespace orthant::cli {

struct RunArguments {
    std::string job;
    std::string output;  ///< empty: by the job's name
    std::vector<std::string> overrides;
    std::string shard;     ///< "i/n"; empty: all points
    std::string walltime;  ///< empty: none
    std::string checkpoint_every = "30";
    bool fresh = false;
    bool ignore_space = false;
    bool retry_failed = false;
    bool quiet = false;
};

/// `orthant run`: collective over all MPI ranks. Every rank returns the same code; rank 0 prints.
ExitCode run_command(const RunArguments& arguments, const study::Registry& registry);

}  // namespace orthant::cli
