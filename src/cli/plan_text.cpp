#include "cli/plan_text.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/host_memory.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"
#include "cli/text_table.hpp"

#include <algorithm>
#include <array>
#include <cmath>
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
    return plan.has_seconds() ? human_duration(time) : count_text(std::ceil(time));
}

void line(std::ostream& out, const std::string& name, const std::string& text) {
    out << name << std::string(name.size() < 9 ? 9 - name.size() : 1, ' ') << text << '\n';
}

std::string percent(double share) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), share < 0.001 ? "0 %%" : share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
    return text.data();
}

std::string job_text(const PlannedJob& planned) {
    std::string text = planned.job.name + ": " + planned.job.study;
    if (!planned.shard.is_whole())
        text += ", shard " + std::to_string(planned.shard.index) + "/" + std::to_string(planned.shard.count);
    return text;
}

/// "20 random trials of rate, width".
std::string search_text(const job::Search& search) {
    return std::to_string(search.trials) + " " + job::to_text(search.method) +
           (search.trials == 1 ? " trial of " : " trials of ") + comma_list(search.drawn_names());
}

bool is_at_least(const PlannedJob& planned) {
    return (planned.study->has_rounds() && !planned.goes_by_result) || planned.calibrated_by.is_at_least;
}

std::string tasks_text(const PlannedJob& planned) {
    const run::Plan& plan = planned.plan;
    std::string text = plan.is_sampled ? "about " : "";
    if (plan.tasks_left < plan.tasks)
        return text + count_text(plan.tasks) + ", " + count_text(plan.tasks_left) + " of them left";
    if (!planned.study->has_rounds() || planned.goes_by_result) return text + count_text(plan.tasks);
    return text + "at least " + count_text(plan.tasks) + " (the first round; more follow until it is precise)";
}

std::string work_text(const PlannedJob& planned) {
    const run::Plan& plan = planned.plan;
    if (!plan.has_seconds())
        return "the study does not forecast it: times below are in units of one task (--measure computes some)";
    return (is_at_least(planned) ? "at least " : "") + human_duration(plan.work_s()) +
           " on one core, the longest task " + human_duration(plan.longest_s());
}

/// By what times are known.
void print_calibration(const PlannedJob& planned, std::ostream& out) {
    for (const std::string& each : planned.calibrated_by.lines) line(out, "measured", each);
    if (planned.calibrated_by.lines.empty() && planned.plan.has_seconds() && !planned.goes_by_result)
        line(out, "forecast", "the study's own; nothing of it was measured on this machine (--measure, --like)");
}

std::string memory_text(const run::Plan& plan) {
    std::string text = human_bytes(plan.rank_bytes) + " a rank";
    if (plan.shared_bytes > 0) text += ", " + human_bytes(plan.shared_bytes) + " that all ranks of a node share";
    text += ", " + human_bytes(plan.root_bytes) + " more on rank 0";
    if (plan.root_bytes > host_memory_bytes()) text += " (this host has " + human_bytes(host_memory_bytes()) + ")";
    return text;
}

/// What is there already, if anything.
void print_output(const PlanView& view, std::ostream& out) {
    const PlannedJob& planned = view.planned;
    const auto& finished = planned.finished;
    const std::string output = "'" + planned.paths.output.string() + "'";
    if (view.has_journal) {
        line(out, "begun", output + " is under way or was stopped (see orthant status); the plan is for all of it");
    } else if (planned.goes_by_result) {
        line(out, "done",
             output + " is complete already; tasks and times here go by what it measured of its " +
                 counted(finished->reader.task_rows(), "task"));
    } else if (is_done(finished, planned.job)) {
        line(out, "done", output + " is complete already; the plan is for another run of it");
    } else if (finished && finished->different.empty()) {
        const std::uint64_t had = finished->reader.trials();
        const std::string has = output + " has " + counted(had, "trial");
        if (had < planned.job.trials())
            line(out, "grows",
                 has + ": run adds " + std::to_string(planned.job.trials() - had) + ", and the times are theirs alone");
        else
            line(out, "in use", has + ": run refuses fewer without --fresh");
    } else if (finished) {
        line(out, "in use",
             output + " holds the results of something else (not the same: " + finished->different +
                 "); run refuses it without --fresh");
    }
}

void print_space(const PlanView& view, std::ostream& out) {
    if (!view.space.free_bytes) return;
    line(out, "disk", human_bytes(*view.space.free_bytes) + " free where the result goes");
    if (view.space.is_too_little() && !is_done(view.planned.finished, view.planned.job))
        line(out, "note",
             "that is too little for the " + human_bytes(view.space.needed_bytes()) +
                 " it may still take: run refuses without --ignore-space");
}

/// Of a node with most ranks, but for what rank 0 needs besides.
double node_bytes(const run::Plan& plan, const run::Ranks& at) {
    return std::ceil(at.ranks / at.nodes) * plan.rank_bytes + plan.shared_bytes;
}

void print_times(const PlanView& view, std::ostream& out) {
    const run::Plan& plan = view.planned.plan;
    std::vector<std::string> head{"ranks", "nodes", plan.has_seconds() ? "time" : "units", "efficiency"};
    if (plan.has_seconds()) head.emplace_back("rank 0 serves");
    head.emplace_back("memory a node");
    TextTable table(head);
    for (const run::Ranks& at : view.ranks) {
        const run::Makespan span = run::makespan(plan, at);
        std::vector<std::string> row{count_text(at.ranks), count_text(at.nodes), time_text(plan, span.time_s),
                                     percent(span.efficiency)};
        if (plan.has_seconds()) row.push_back(percent(span.root_load));
        row.push_back(human_bytes(node_bytes(plan, at)));
        table.add(row);
    }
    table.print(out);
    out << "\nBeyond " << count_text(view.useful_ranks) << (view.useful_ranks > 1 ? " ranks" : " rank")
        << " more are wasted: less than half of their time would go into tasks.\n";
}

}  // namespace

void print_plan(const PlanView& view, std::ostream& out) {
    const PlannedJob& planned = view.planned;
    const run::Plan& plan = planned.plan;
    line(out, "job", job_text(planned));
    if (planned.job.search) line(out, "search", search_text(*planned.job.search));
    line(out, "points", count_text(plan.points));
    line(out, "tasks", tasks_text(planned));
    line(out, "work", work_text(planned));
    print_calibration(planned, out);
    line(out, "memory", memory_text(plan));
    line(out, "journal", "about " + human_bytes(plan.journal_bytes) + " while it runs");
    line(out, "result",
         "at most " + human_bytes(view.space.result_bytes) + " before compression: '" + planned.paths.output.string() +
             "'");
    print_space(view, out);
    for (const std::string& remark : planned.study->remarks()) line(out, "note", remark);
    print_output(view, out);
    out << '\n';
    print_times(view, out);
}

}  // namespace orthant::cli
