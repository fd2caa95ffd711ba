#pragma once

#include "run/ledger.hpp"
#include "run/plan.hpp"

#include <filesystem>
#include <functional>
#include <optional>

namespace orthant::cli {

/// What a run has still to write beside its output, bytes, and what there is for it. Checkpoints are not in it: a
/// study does not forecast them, and a job goes on without.
struct SpaceOutlook {
    double journal_bytes = 0;  ///< beyond what the journal holds already
    double result_bytes = 0;   ///< at most: the new file stands beside the old one until it is whole
    std::optional<double> free_bytes = {};

    double needed_bytes() const { return journal_bytes + result_bytes; }
    bool is_too_little() const { return free_bytes && *free_bytes < needed_bytes(); }
};

/// Of bytes free where a path is: free_space_bytes, but in tests.
using FreeSpace = std::function<std::optional<double>(const std::filesystem::path&)>;

/// The outlook of a run that begins now. A journal that --fresh drops makes as much room as one that is gone on with
/// has filled.
SpaceOutlook look_at_space(const run::OutputPaths& paths, const run::Plan& plan, double result_bytes,
                           const FreeSpace& free_space);

/// Error(storage) where there is too little.
void require_space(const run::OutputPaths& paths, const SpaceOutlook& outlook);

}  // namespace orthant::cli
