#include "cli/retry.hpp"

#include "cli/growth.hpp"
#include "run/done_records.hpp"
#include "run/grown_journal.hpp"
#include "run/journal_view.hpp"

namespace orthant::cli {

std::uint64_t tasks_to_retry(const FinishedOutput& finished, const run::Binding& binding) {
    const std::uint64_t failed = finished.reader.failed_tasks();
    if (failed > 0) check_same_program(finished, binding, "the failed tasks in it cannot be retried");
    return failed;
}

std::uint64_t retry_in_journal(const run::OutputPaths& paths, const run::JournalHead& head,
                               const std::function<void(const std::string&)>& say,
                               const std::function<void()>& before_rename) {
    const run::JournalView journal(paths.journal());
    const run::History& history = journal.history();
    if (history.failed() == 0 || !run::differences(journal.head().binding, head.binding).empty()) return 0;
    for (const std::string& damage : journal.damage())
        say("journal '" + paths.journal().string() + "': " + damage + "; the tasks in it are computed again");
    run::EarlierRuns earlier{.hosts = history.hosts(), .runs = history.runs()};
    if (earlier.runs.empty()) earlier.runs.emplace_back();  // its start was in a damaged frame
    const run::JournalRecords all = journal.records();
    run::write_grown_journal(paths, head, run::DoneRecords(all, history.failed()), earlier, before_rename,
                             run::JournalBefore::replaced);
    return history.failed();
}

}  // namespace orthant::cli
