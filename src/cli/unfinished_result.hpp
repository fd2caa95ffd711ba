#pragma once

#include "run/ledger.hpp"
#include "store/result_reader.hpp"
#include "study/registry.hpp"

#include <filesystem>

namespace orthant::cli {

/// What a job under way, or stopped, has come to: its journal as the result file it would be, `complete` 0, the points
/// that are not whole yet missing. The data are not needed. The file is a temporary that nobody else sees.
/// Error(storage), also for a journal that another build began: it would reduce to other bits.
store::ResultReader unfinished_result(const run::OutputPaths& paths, const study::Registry& registry);

/// The same, written to `path`.
void write_unfinished_result(const run::OutputPaths& paths, const study::Registry& registry,
                             const std::filesystem::path& path);

}  // namespace orthant::cli
