#pragma once

#include "journal/lock_view.hpp"
#include "run/binding.hpp"
#include "run/ledger.hpp"
#include "run/overview.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace orthant::cli {

/// Who works at an output, by its lock.
enum class Keeper {
    nobody,
    alive,   ///< its process was seen, or its heartbeat is fresh
    dead,    ///< its process is gone
    silent,  ///< elsewhere, and without a heartbeat for a while
};

/// What stands beside an output at one moment.
struct JobSight {
    Keeper keeper = Keeper::nobody;
    std::optional<journal::LockView> lock;
    std::optional<run::JournalHead> head;  ///< none when there is no journal
    run::Overview overview;
    std::size_t damaged_stretches = 0;
    bool is_finished = false;  ///< the result file is there, and no journal
};

/// Who works there, by the lock alone.
Keeper look_at_keeper(const run::OutputPaths& paths);

/// Looks once; changes nothing. Error(storage) when a journal is there that cannot be read.
JobSight look_at_job(const run::OutputPaths& paths);

}  // namespace orthant::cli
