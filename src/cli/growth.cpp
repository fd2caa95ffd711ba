#include "cli/growth.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "run/done_records.hpp"
#include "run/grown_journal.hpp"

namespace orthant::cli {

std::uint64_t trials_to_add(const FinishedOutput& finished, const run::Binding& binding, const job::Job& job) {
    if (!job.search) return 0;
    const std::uint64_t had = finished.reader.trials(), wanted = job.search->trials;
    const std::string output = "'" + finished.reader.path().string() + "'";
    if (had > wanted)
        throw Error(ErrorKind::usage, output + " holds " + counted(had, "trial") + " (the job asks for " +
                                          std::to_string(wanted) + "); ask for at least " + std::to_string(had) +
                                          ", choose another output with -o, or replace it with --fresh");
    if (had == wanted) return 0;
    check_same_program(finished, binding,
                       "it cannot grow from " + counted(had, "trial") + " to " + std::to_string(wanted));
    return wanted - had;
}

void check_same_program(const FinishedOutput& finished, const run::Binding& binding, const std::string& cannot) {
    const store::Provenance made_by = finished.reader.provenance();
    run::Binding there = binding;
    there.build_id = made_by.build_id;
    there.instruction_set = made_by.instruction_set;
    const std::string different = run::differences(there, binding);
    if (different.empty()) return;
    throw Error(ErrorKind::usage, "'" + finished.reader.path().string() + "': " + cannot +
                                      " (it was made by another program, not the same: " + different +
                                      "); take the program that made it, choose another output with -o, or replace it "
                                      "with --fresh");
}

void begin_growth(const FinishedOutput& finished, const run::OutputPaths& paths, const run::JournalHead& head,
                  FailedTasks failed, const std::function<void()>& before_rename) {
    const store::RunTotals totals = finished.reader.totals();
    if (totals.launches.empty())
        throw Error(ErrorKind::storage, "'" + finished.reader.path().string() +
                                            "' is damaged (it does not tell of the runs that made it); choose another "
                                            "output with -o, or replace it with --fresh");
    run::EarlierRuns earlier{.hosts = totals.hosts, .runs = {}};
    for (const store::Launch& launch : totals.launches)
        earlier.runs.push_back({.start_s = launch.start_s,
                                .end_s = launch.start_s + launch.seconds,
                                .busy_s = launch.busy_s,
                                .lost_s = launch.lost_s,
                                .ranks = launch.ranks,
                                .by = {launch.nodes, launch.slurm_job, launch.slurm_array_index, launch.slurm_restarts},
                                .committed = static_cast<std::uint64_t>(launch.tasks)});
    const auto all = finished.reader.records();
    const run::DoneRecords done(*all, finished.reader.failed_tasks());
    const auto& records = failed == FailedTasks::retried ? static_cast<const study::RecordSource&>(done) : *all;
    run::write_grown_journal(paths, head, records, earlier, before_rename);
}

void check_trials_of_journal(const run::History& history, const job::Space& space, const run::OutputPaths& paths) {
    if (!space.job().search || history.points_end() <= space.points()) return;
    const std::uint64_t trials = space.job().search->trials, points_of_trial = space.points() / trials;
    const std::uint64_t known = (history.points_end() + points_of_trial - 1) / points_of_trial;
    throw Error(ErrorKind::usage, "cannot resume '" + paths.output.string() + "' (its journal was begun with " +
                                      counted(known, "trial") + " or more, the job asks for " + std::to_string(trials) +
                                      "); ask for at least as many, or start over with --fresh");
}

}  // namespace orthant::cli
