#pragma once

#include "run/ledger.hpp"

#include <cstdint>

namespace orthant::cli {

/// How far a job has come, by what its runs leave beside its output: where two are equal there was no progress.
struct JobMark {
    std::uint64_t tasks = 0;        ///< done, failed, or set aside
    std::uint64_t tries = 0;        ///< deaths that a task was found guilty of …
    int lone_deaths = 0;            ///< … or suspected
    std::uint64_t checkpoints = 0;  ///< CheckpointDirectory::fingerprint

    friend bool operator==(const JobMark&, const JobMark&) = default;
};

/// The same, with the run that was the last.
struct RunMark {
    double begun_s = 0;  ///< when it was started, Unix time; 0: none got as far as to say so
    JobMark job = {};
};

/// Of an output without a journal, or with one that cannot be read (the next run says why): nothing is known done.
RunMark run_mark(const run::OutputPaths& paths);

}  // namespace orthant::cli
