#pragma once

#include "run/binding.hpp"
#include "run/ledger.hpp"
#include "study/record_source.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace orthant::run {

/// What a result file tells of the runs that made it.
struct EarlierRuns {
    std::vector<std::string> hosts;  ///< TaskOutcome::host indexes it
    std::vector<PastRun> runs;       ///< at least one
};

/// Whether there is a journal already: then it is replaced.
enum class JournalBefore { none, replaced };

/// Turns the records of a finished job back into the journal that it would have left had it been stopped just before
/// its end, so that the job can grow. The journal appears whole or not at all, `before_rename` being the last that may
/// call it off. Error(storage), also where there is a journal that is not to be replaced and for a damaged record.
void write_grown_journal(const OutputPaths& paths, const JournalHead& head, const study::RecordSource& records,
                         const EarlierRuns& earlier, const std::function<void()>& before_rename,
                         JournalBefore before = JournalBefore::none);

}  // namespace orthant::run
