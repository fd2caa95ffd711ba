#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <ostream>
#include <string>

namespace orthant::cli {

struct StatusArguments {
    std::string file;
    bool follow = false;
};

/// `orthant status`: how far the job is that writes this file, read from the journal and the lock beside it by
/// whoever may read them; with `follow` again and again until nobody works at it any more, nor waits to in Slurm's
/// queue.
ExitCode status_command(const StatusArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
