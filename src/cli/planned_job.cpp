#include "cli/planned_job.hpp"

#include "cli/plan_text.hpp"
#include "cli/shard_argument.hpp"
#include "data/digest.hpp"
#include "job/parse.hpp"

#include <algorithm>

namespace orthant::cli {
namespace {

/// Of a search that grows: a trial's points follow one another.
std::uint64_t points_done(const std::optional<FinishedOutput>& finished, const job::Space& space) {
    const job::Job& job = space.job();
    if (!finished || !finished->different.empty() || !job.search) return 0;
    const std::uint64_t had = finished->reader.trials();
    return had < job.search->trials ? had * (space.points() / job.search->trials) : 0;
}

run::Measured measured_by(const store::ResultReader& reader) {
    run::Measured run;
    const auto tasks = reader.tasks();
    const auto cursor = tasks->open();
    while (cursor->next()) {
        ++run.tasks;
        run.total_s += cursor->outcome().seconds;
        run.longest_s = std::max(run.longest_s, cursor->outcome().seconds);
    }
    return run;
}

}  // namespace

PlannedJob::PlannedJob(const JobArguments& arguments, const study::Shard& part, const study::Registry& registry)
    : job(job::parse_job(arguments.job, job::read_job_text(arguments.job), arguments.overrides, registry.catalogue())),
      space(job),
      shard(part),
      study(registry.open(job)),
      data_digest(data::data_digest(job.data_files())) {
    check_shard(shard, space.points());
    paths = output_paths(arguments.output, job.name, shard);
    finished = find_finished(paths, binding_of(job, data_digest, shard));
    outline = study->read_outline();
    study->use_outline(outline);
    plan = run::plan_growth(*study, space, shard, points_done(finished, space));
    if (is_done(finished, job)) plan = run::measured(plan, measured_by(finished->reader));
}

}  // namespace orthant::cli
