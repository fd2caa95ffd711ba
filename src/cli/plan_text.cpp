#include "cli/plan_text.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/host_memory.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"
#include "cli/text_table.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace orthant::cli {
namespace {

/// In full as long as a person would read it so.
std::string count_text(double count) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), count < 1e12 ? "%.0f" : "%.2e", count);
    return text.data();
}

std::string time_text(const run::Plan& plan, double time) {
    return plan.has_forecast ? human_duration(time) : count_text(time);
}

void line(std::ostream& out, const std::string& name, const std::string& text) {
    out << name << std::string(name.size() < 9 ? 9 - name.size() : 1, ' ') << text << '\n';
}

std::string job_text(const PlanView& view) {
    std::string text = view.job.name + ": " + view.job.study;
    if (!view.shard.is_whole())
        text += ", shard " + std::to_string(view.shard.index) + "/" + std::to_string(view.shard.count);
    return text;
}

/// "20 random trials of rate, width".
std::string search_text(const job::Search& search) {
    return std::to_string(search.trials) + " " + job::to_text(search.method) +
           (search.trials == 1 ? " trial of " : " trials of ") + comma_list(search.drawn_names());
}

/// The numbers are those of a finished run.
bool is_done(const PlanView& view) {
    return is_done(view.finished, view.job);
}

bool is_at_least(const PlanView& view) {
    return view.has_rounds && !is_done(view);
}

std::string tasks_text(const PlanView& view) {
    std::string text = view.plan.is_sampled ? "about " : "";
    if (view.plan.tasks_left < view.plan.tasks)
        return text + count_text(view.plan.tasks) + ", " + count_text(view.plan.tasks_left) + " of them left";
    if (!is_at_least(view)) return text + count_text(view.plan.tasks);
    return text + "at least " + count_text(view.plan.tasks) + " (the first round; more follow until it is precise)";
}

std::string work_text(const PlanView& view) {
    const run::Plan& plan = view.plan;
    if (!plan.has_forecast) return "the study does not forecast it: times below are in units of one task";
    return (is_at_least(view) ? "at least " : "") + human_duration(plan.total_s) + " on one core, the longest task " +
           human_duration(plan.longest_s);
}

std::string memory_text(const PlanView& view) {
    const run::Plan& plan = view.plan;
    const double node = static_cast<double>(view.ranks_per_node) * plan.rank_bytes + plan.shared_bytes;
    std::string text = human_bytes(plan.rank_bytes) + " a rank, " + human_bytes(node) + " a node of " +
                       counted(view.ranks_per_node, "rank");
    if (plan.shared_bytes > 0) text += " (" + human_bytes(plan.shared_bytes) + " of it shared)";
    text += "; " + human_bytes(plan.root_bytes) + " more on rank 0";
    if (plan.root_bytes > host_memory_bytes()) text += " (this host has " + human_bytes(host_memory_bytes()) + ")";
    return text;
}

/// What is there already, if anything.
void print_output(const PlanView& view, std::ostream& out) {
    const std::string output = "'" + view.output + "'";
    if (view.has_journal) {
        line(out, "begun", output + " is under way or was stopped (see orthant status); the plan is for all of it");
    } else if (is_done(view)) {
        line(out, "done",
             output + " is complete already; tasks and times here go by what it measured of its " +
                 counted(view.finished->reader.task_rows(), "task"));
    } else if (view.finished && view.finished->different.empty()) {
        const std::uint64_t had = view.finished->reader.trials();
        const std::string has = output + " has " + counted(had, "trial");
        if (had < view.job.trials())
            line(out, "grows",
                 has + ": run adds " + std::to_string(view.job.trials() - had) + ", and the times are theirs alone");
        else
            line(out, "in use", has + ": run refuses fewer without --fresh");
    } else if (view.finished) {
        line(out, "in use",
             output + " holds the results of something else (not the same: " + view.finished->different +
                 "); run refuses it without --fresh");
    }
}

void print_times(const PlanView& view, std::ostream& out) {
    const run::Plan& plan = view.plan;
    TextTable table({"ranks", "nodes", plan.has_forecast ? "time" : "units"});
    for (const std::uint64_t ranks : view.ranks) {
        const std::uint64_t nodes = (ranks + view.ranks_per_node - 1) / view.ranks_per_node;
        table.add({std::to_string(ranks), std::to_string(nodes),
                   time_text(plan, run::predicted_s(plan, static_cast<double>(ranks)))});
    }
    table.print(out);
    out << "\nMore than " << count_text(run::useful_ranks(plan)) << (run::useful_ranks(plan) > 1 ? " ranks" : " rank")
        << " would not be faster.\n";
}

}  // namespace

bool is_done(const std::optional<FinishedOutput>& finished, const job::Job& job) {
    if (!finished || !finished->different.empty()) return false;
    return !job.search || finished->reader.trials() == job.search->trials;
}

void print_plan(const PlanView& view, std::ostream& out) {
    line(out, "job", job_text(view));
    if (view.job.search) line(out, "search", search_text(*view.job.search));
    line(out, "points", count_text(view.plan.points));
    line(out, "tasks", tasks_text(view));
    line(out, "work", work_text(view));
    line(out, "memory", memory_text(view));
    line(out, "journal", "about " + human_bytes(view.plan.journal_bytes) + " while it runs");
    line(out, "result", "at most " + human_bytes(view.file_bytes) + " before compression: '" + view.output + "'");
    for (const std::string& remark : view.remarks) line(out, "note", remark);
    print_output(view, out);
    out << '\n';
    print_times(view, out);
}

}  // namespace orthant::cli
