#pragma once

#include "run/ledger.hpp"
#include "study/registry.hpp"

#include <string>

namespace orthant::cli {

/// The best trial of a search under way among those that are done: "best_validation_loss 8.51: trial=17 hidden=64". ""
/// where there is none, where its study does not compare trials, and where the journal is of another build.
std::string best_trial(const run::OutputPaths& paths, const study::Registry& registry);

}  // namespace orthant::cli
