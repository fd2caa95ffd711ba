#include "cli/planned_job.hpp"

#include "base/clock.hpp"
#include "base/free_space.hpp"
#include "cli/shard_argument.hpp"
#include "data/digest.hpp"
#include "job/parse.hpp"
#include "store/file_size.hpp"

#include <utility>

namespace orthant::cli {
namespace {

/// Of a search that grows: a trial's points follow one another.
std::uint64_t points_done(const std::optional<FinishedOutput>& finished, const job::Space& space) {
    const job::Job& job = space.job();
    if (!finished || !finished->different.empty() || !job.search) return 0;
    const std::uint64_t had = finished->reader.trials();
    return had < job.search->trials ? had * (space.points() / job.search->trials) : 0;
}

/// Seconds of its tasks.
run::TaskCosts measured_by(const store::ResultReader& reader) {
    run::TaskCosts seconds;
    const auto tasks = reader.tasks();
    for (const auto cursor = tasks->open(); cursor->next();) seconds.add(cursor->outcome().seconds, 1);
    return seconds;
}

}  // namespace

PlannedJob::PlannedJob(const JobArguments& arguments, const study::Shard& part, const study::Registry& registry)
    : job(job::parse_job(arguments.job, job::read_job_text(arguments.job), arguments.overrides, registry.catalogue())),
      space(job),
      shard(part),
      study(registry.open(job)) {
    check_shard(shard, space.points());
    const double start_s = monotonic_s();
    data_digest = data::data_digest(job.data_files());
    paths = output_paths(arguments.output, job.name, shard);
    finished = find_finished(paths, binding_of(job, data_digest, shard));
    outline = study->read_outline();
    const double reading_s = monotonic_s() - start_s;
    study->use_outline(outline);
    plan = run::plan_growth(*study, space, shard, points_done(finished, space));
    plan.reading_s = reading_s;
    goes_by_result = is_done(finished, job) && arguments.calibration.is_empty();
    if (goes_by_result) plan = run::measured(plan, measured_by(finished->reader));
    calibrate(arguments.calibration, registry);
}

SpaceOutlook PlannedJob::space_outlook() const {
    const double result_bytes =
        store::largest_file_bytes(space, study->layout(), outline, shard, plan.tasks, plan.record_bytes);
    return look_at_space(paths, plan, result_bytes, free_space_bytes);
}

void PlannedJob::calibrate(const CalibrationWish& wish, const study::Registry& registry) {
    if (!wish.like.empty()) calibrated_by = calibrate_like(wish.like, job.study, plan.has_forecast, registry);
    if (!wish.measure.empty() && plan.tasks_left > 0) {
        const double seconds = parse_measure_s(wish.measure);
        const run::TaskSample sample(*study, space, shard, points_done(finished, space));
        shared.emplace(study->shared_bytes());
        study->fill_shared(shared->span());
        study->use_shared(std::as_const(*shared).span());
        calibrated_by = calibrate_here(*study, space, sample, seconds, plan.rank_bytes, plan.has_forecast);
    }
    plan.calibration = calibrated_by.calibration;
}

}  // namespace orthant::cli
