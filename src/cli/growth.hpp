#pragma once

#include "cli/output.hpp"
#include "job/space.hpp"
#include "run/binding.hpp"
#include "run/history.hpp"
#include "run/ledger.hpp"

#include <cstdint>
#include <functional>
#include <string>

namespace orthant::cli {

/// How many trials a run would add to the finished output of the same search: 0 where it has them all, or is no search.
/// Error(usage) where it has more, or was made by another program, whose records this one may not go on with.
std::uint64_t trials_to_add(const FinishedOutput& finished, const run::Binding& binding, const job::Job& job);

/// Error(usage), told as what "cannot" be done, where the finished output was made by another program, whose records
/// this one may not go on with.
void check_same_program(const FinishedOutput& finished, const run::Binding& binding, const std::string& cannot);

/// What a run that goes on from a finished output does with its failed tasks.
enum class FailedTasks { kept, retried };

/// Puts a journal beside the finished output from which a run goes on. The output stays as it is until the run replaces
/// it. `before_rename` throws to call it off.
void begin_growth(const FinishedOutput& finished, const run::OutputPaths& paths, const run::JournalHead& head,
                  FailedTasks failed, const std::function<void()>& before_rename);

/// Error(usage) where a journal knows of trials that the job does not ask for.
void check_trials_of_journal(const run::History& history, const job::Space& space, const run::OutputPaths& paths);

}  // namespace orthant::cli
