#include "cli/plan_command.hpp"

#include "cli/plan_text.hpp"
#include "cli/planned_job.hpp"
#include "cli/ranks_argument.hpp"
#include "cli/shard_argument.hpp"
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

}  // namespace

ExitCode plan_command(const PlanArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const study::Shard shard = parse_shard(arguments.shard);
    std::vector<std::uint64_t> ranks;
    if (!arguments.ranks.empty()) ranks = parse_ranks("--ranks", arguments.ranks);
    const std::uint64_t per_node = arguments.ranks_per_node.empty()
                                       ? cores_of_this_host()
                                       : parse_ranks("--ranks-per-node", arguments.ranks_per_node).front();

    const PlannedJob planned({arguments.job, arguments.output, arguments.overrides}, shard, registry);
    const run::Plan& plan = planned.plan;
    if (ranks.empty()) ranks = doubling_ranks(plan);
    print_plan(
        {
            .job = planned.job,
            .shard = shard,
            .plan = plan,
            .has_rounds = planned.study->has_rounds(),
            .remarks = planned.study->remarks(),
            .file_bytes = store::largest_file_bytes(planned.space, planned.study->layout(), planned.outline, shard,
                                                    plan.tasks, plan.record_bytes),
            .output = planned.paths.output.string(),
            .finished = planned.finished,
            .has_journal = std::filesystem::exists(planned.paths.journal()),
            .ranks = ranks,
            .ranks_per_node = per_node,
        },
        out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
