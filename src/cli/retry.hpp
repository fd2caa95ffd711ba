#pragma once

#include "cli/output.hpp"
#include "run/binding.hpp"
#include "run/ledger.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace orthant::cli {

/// How many failed tasks of the finished output a retry would compute again. Error(usage) where it was made by another
/// program, whose records this one may not go on with.
std::uint64_t tasks_to_retry(const FinishedOutput& finished, const run::Binding& binding);

/// Replaces the journal that a run goes on from by one without its failed tasks, and says how many these were. A
/// journal of something else is left alone: opening it says so. `say` hears of damage, since what is damaged is lost
/// then; `before_rename` throws to call it off. Error(storage).
std::uint64_t retry_in_journal(const run::OutputPaths& paths, const run::JournalHead& head,
                               const std::function<void(const std::string&)>& say,
                               const std::function<void()>& before_rename);

}  // namespace orthant::cli
