#include "cli/plan_command.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/own_cores.hpp"
#include "cli/plan_text.hpp"
#include "cli/planned_job.hpp"
#include "cli/ranks_argument.hpp"
#include "cli/shard_argument.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace orthant::cli {
namespace {

constexpr double most_ranks_shown = 65'536;
constexpr double least_saved = 0.05;  ///< of the time, by twice the ranks

/// Where ranks go: onto so many nodes, or so many to a node.
class Placement {
  public:
    explicit Placement(const PlanArguments& arguments) : nodes_(static_cast<double>(arguments.nodes)) {
        per_node_ = static_cast<double>(arguments.ranks_per_node.empty()
                                            ? own_cores()
                                            : parse_ranks("--ranks-per-node", arguments.ranks_per_node).front());
    }

    double fewest_ranks() const { return std::max(1.0, nodes_); }
    run::Ranks at(double ranks) const { return {ranks, nodes_ > 0 ? nodes_ : std::ceil(ranks / per_node_)}; }
    double useful_ranks(const run::Plan& plan) const {
        return run::useful_ranks(plan, [this](double ranks) { return at(ranks); });
    }

  private:
    double nodes_;
    double per_node_;
};

/// 1, 2, 4, … as long as twice the ranks save a twentieth of the time.
std::vector<run::Ranks> doubling_ranks(const run::Plan& plan, const Placement& placement) {
    std::vector<run::Ranks> all{placement.at(placement.fewest_ranks())};
    while (all.back().ranks < most_ranks_shown) {
        const run::Ranks twice = placement.at(2 * all.back().ranks);
        if (run::makespan(plan, twice).time_s > (1 - least_saved) * run::makespan(plan, all.back()).time_s) break;
        all.push_back(twice);
    }
    return all;
}

std::vector<run::Ranks> asked_ranks(const PlanArguments& arguments, const Placement& placement) {
    std::vector<run::Ranks> all;
    if (arguments.ranks.empty()) return all;
    for (const std::uint64_t ranks : parse_ranks("--ranks", arguments.ranks)) {
        if (ranks < arguments.nodes)
            throw Error(ErrorKind::usage, "--nodes: " + counted(ranks, "rank") + " cannot be on " +
                                              counted(arguments.nodes, "node") +
                                              " (every node has one at least); ask for fewer nodes or more ranks");
        all.push_back(placement.at(static_cast<double>(ranks)));
    }
    return all;
}

}  // namespace

ExitCode plan_command(const PlanArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const study::Shard shard = parse_shard(arguments.shard);
    const Placement placement(arguments);
    std::vector<run::Ranks> ranks = asked_ranks(arguments, placement);
    const PlannedJob planned({arguments.job, arguments.output, arguments.overrides, arguments.calibration}, shard,
                             registry);
    const run::Plan& plan = planned.plan;
    if (ranks.empty()) ranks = doubling_ranks(plan, placement);
    print_plan(
        {
            .planned = planned,
            .space = planned.space_outlook(),
            .has_journal = std::filesystem::exists(planned.paths.journal()),
            .ranks = ranks,
            .useful_ranks = placement.useful_ranks(plan),
        },
        out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
