#include "cli/provenance.hpp"

#include "base/build_info.hpp"

namespace orthant::cli {

store::Provenance describe_build(const job::Job& job, std::uint64_t data_digest, const Bytes& data_outline,
                                 const std::string& mpi) {
    const BuildInfo& build = build_info();
    store::Provenance provenance;
    provenance.orthant_version = build.version;
    provenance.git_commit = build.git_commit;
    provenance.build_id = build.build_id;
    provenance.compiler = build.compiler;
    provenance.instruction_set = build.instruction_set;
    provenance.mpi = mpi;
    provenance.job_identity = job::identity(job);
    provenance.data_digest = data_digest;
    provenance.data_outline = data_outline;
    return provenance;
}

store::RunTotals add_up(const run::History& history) {
    store::RunTotals totals;
    totals.hosts = history.hosts();
    totals.runs = static_cast<std::int32_t>(history.runs().size());
    double rank_seconds = 0;
    for (const run::PastRun& run : history.runs()) {
        totals.ranks = run.ranks;
        totals.wall_seconds += run.end_s - run.start_s;
        totals.busy_seconds += run.busy_s;
        rank_seconds += (run.end_s - run.start_s) * run.ranks;
        totals.launches.push_back({.start_s = run.start_s,
                                   .seconds = run.end_s - run.start_s,
                                   .ranks = run.ranks,
                                   .nodes = run.by.nodes,
                                   .tasks = static_cast<std::int64_t>(run.committed),
                                   .busy_s = run.busy_s,
                                   .lost_s = run.lost_s,
                                   .slurm_job = run.by.slurm_job,
                                   .slurm_array_index = run.by.slurm_array_index,
                                   .slurm_restarts = run.by.slurm_restarts});
    }
    if (rank_seconds > 0) totals.efficiency = totals.busy_seconds / rank_seconds;
    return totals;
}

}  // namespace orthant::cli
