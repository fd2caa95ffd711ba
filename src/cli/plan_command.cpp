#include "cli/plan_command.hpp"

#include "cli/output.hpp"
#include "cli/plan_text.hpp"
#include "cli/ranks_argument.hpp"
#include "cli/shard_argument.hpp"
#include "data/digest.hpp"
#include "job/parse.hpp"
#include "store/file_size.hpp"

#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace orthant::cli {
namespace {

constexpr double most_ranks_shown = 65'536;

std::uint64_t cores_of_this_host() {
    return static_cast<std::uint64_t>(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)));
}

/// 1, 2, 4, … as long as twice the ranks save a twentieth of the time.
std::vector<std::uint64_t> doubling_ranks(const run::Plan& plan) {
    std::vector<std::uint64_t> ranks{1};
    for (double now = 1; now < most_ranks_shown; now *= 2) {
        if (run::predicted_s(plan, 2 * now) > 0.95 * run::predicted_s(plan, now)) break;
        ranks.push_back(2 * ranks.back());
    }
    return ranks;
}

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

ExitCode plan_command(const PlanArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const study::Shard shard = parse_shard(arguments.shard);
    std::vector<std::uint64_t> ranks;
    if (!arguments.ranks.empty()) ranks = parse_ranks("--ranks", arguments.ranks);
    const std::uint64_t per_node = arguments.ranks_per_node.empty()
                                       ? cores_of_this_host()
                                       : parse_ranks("--ranks-per-node", arguments.ranks_per_node).front();

    const job::Job job =
        job::parse_job(arguments.job, job::read_job_text(arguments.job), arguments.overrides, registry.catalogue());
    const job::Space space(job);
    const auto study = registry.open(job);
    check_shard(shard, space.points());
    const std::uint64_t data_digest = data::data_digest(job.data_files());
    const run::OutputPaths paths = output_paths(arguments.output, job.name, shard);
    const auto finished = find_finished(paths, binding_of(job, data_digest, shard));
    const Bytes outline = study->read_outline();
    study->use_outline(outline);

    run::Plan plan = run::plan_growth(*study, space, shard, points_done(finished, space));
    if (is_done(finished, job)) plan = run::measured(plan, measured_by(finished->reader));
    if (ranks.empty()) ranks = doubling_ranks(plan);
    print_plan(
        {
            .job = job,
            .shard = shard,
            .plan = plan,
            .has_rounds = study->has_rounds(),
            .remarks = study->remarks(),
            .file_bytes =
                store::largest_file_bytes(space, study->layout(), outline, shard, plan.tasks, plan.record_bytes),
            .output = paths.output.string(),
            .finished = finished,
            .has_journal = std::filesystem::exists(paths.journal()),
            .ranks = ranks,
            .ranks_per_node = per_node,
        },
        out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
