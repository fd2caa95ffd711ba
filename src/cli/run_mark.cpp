#include "cli/run_mark.hpp"

#include "base/error.hpp"
#include "journal/checkpoint.hpp"
#include "run/journal_view.hpp"

#include <filesystem>

namespace orthant::cli {

RunMark run_mark(const run::OutputPaths& paths) {
    RunMark mark{.job = {.checkpoints = journal::CheckpointDirectory(paths.tasks(), 0).fingerprint()}};
    if (!std::filesystem::exists(paths.journal())) return mark;
    try {
        const run::JournalView journal(paths.journal());
        const run::History& history = journal.history();
        if (!history.runs().empty()) mark.begun_s = history.runs().back().start_s;
        mark.job.tasks = history.tasks();
        for (const auto& [task, tries] : history.tries()) mark.job.tries += static_cast<std::uint64_t>(tries.count);
        if (const auto& lone = history.lone_deaths()) mark.job.lone_deaths = lone->count;
    } catch (const Error&) {
        return mark;
    }
    return mark;
}

}  // namespace orthant::cli
