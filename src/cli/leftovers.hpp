#pragma once

#include "run/ledger.hpp"

namespace orthant::cli {

/// Removes what a run that died behind its last rename left beside the finished output: its lock, its checkpoints.
/// Nothing happens where a run may be at work, or where the folder cannot be written.
void sweep_leftovers(const run::OutputPaths& paths);

}  // namespace orthant::cli
