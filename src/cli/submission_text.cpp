#include "cli/submission_text.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"

#include <cmath>

namespace orthant::cli {
namespace {

constexpr std::size_t longest_line = 4000;

void line_of(std::ostream& out, const std::string& name, const std::string& text) {
    out << name << std::string(11 - name.size(), ' ') << printable(text, longest_line) << '\n';
}

std::string place_text(const SubmissionView& view) {
    const std::string each =
        counted(view.request.nodes, "node") + " of " + counted(view.request.ranks_per_node, "rank");
    return view.wish.shards > 0 ? std::to_string(view.wish.shards) + " shards, each on " + each : each;
}

std::string prediction_text(const SubmissionView& view) {
    if (!view.need.time_s) return "nothing: the study does not forecast its time";
    return (view.planned.study->has_rounds() || view.planned.calibrated_by.is_at_least ? "at least " : "") +
           human_duration(*view.need.time_s) + ", the longest task " + human_duration(view.planned.plan.longest_s());
}

std::string limit_text(const SubmissionView& view) {
    const double limit_s = view.request.time_limit_s;
    const double starts = std::ceil(view.need.time_s.value_or(0) / limit_s);
    if (starts < 2) return submit::slurm_time(limit_s);
    return submit::slurm_time(limit_s) + " a start, about " + std::to_string(std::llround(starts)) +
           " of them: the job requeues itself in between";
}

}  // namespace

double useful_ranks(const run::Plan& plan, double nodes) {
    return run::useful_ranks(plan, [nodes](double ranks) { return run::Ranks{ranks, nodes}; });
}

void print_request(const SubmissionView& view, std::ostream& out) {
    line_of(out, "job", view.wish.job_name + ": " + view.planned.job.study + ", " + place_text(view));
    line_of(out, "predicted", prediction_text(view));
    for (const std::string& each : view.planned.calibrated_by.lines) line_of(out, "measured", each);
    line_of(out, "limit", limit_text(view));
    line_of(out, "memory", human_bytes(view.request.bytes_per_rank) + " a rank");
    if (!view.partition_is_known)
        line_of(out, "note", "sinfo does not tell of the partition: whether the job fits into it was not checked");
    const auto nodes = static_cast<double>(view.request.nodes);
    const double useful = useful_ranks(view.planned.plan, nodes);
    if (nodes * static_cast<double>(view.request.ranks_per_node) > useful)
        line_of(out, "note",
                "beyond " + counted(static_cast<std::uint64_t>(useful), "rank") +
                    " more are wasted: less than half of their time would go into tasks");
}

void print_submitted(const SlurmWish& wish, const std::vector<std::string>& ids, std::ostream& out) {
    std::string list;
    for (const std::string& id : ids) list += (list.empty() ? "" : ",") + id;
    line_of(out, "submitted",
            "job " + ids.front() + (ids.size() > 1 ? ", its shards gathered by job " + ids.back() : ""));
    line_of(out, "output", submit::shell_text({wish.output}));
    line_of(out, "log", submit::shell_text({slurm_jobs(wish).front().log}));
    line_of(out, "follow", "squeue -j " + list);
    line_of(out, "", submit::shell_text({"orthant", "status", "--follow", wish.output}));
}

}  // namespace orthant::cli
