#include "cli/submit_command.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/job_watch.hpp"
#include "cli/output_directory.hpp"
#include "cli/plan_text.hpp"
#include "cli/slurm_jobs.hpp"
#include "cli/submission_text.hpp"
#include "cli/submitted_script.hpp"
#include "journal/lock.hpp"
#include "journal/lock_record.hpp"
#include "run/duration.hpp"
#include "submit/batch_script.hpp"
#include "submit/queue.hpp"
#include "submit/sbatch.hpp"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>

namespace orthant::cli {
namespace {

/// What `sinfo` says of the partition; none where it does not answer: then Slurm itself refuses what it cannot give.
std::optional<submit::Partition> partition_of(const std::string& name) {
    const ProcessEnd sinfo = run_program(submit::sinfo_command());
    if (sinfo.exit_code != 0) return std::nullopt;
    return submit::find_partition(submit::read_sinfo(sinfo.out), name);
}

std::uint64_t ranks_per_node(const SubmitArguments& arguments, const run::Plan& plan,
                             const std::optional<submit::Partition>& partition) {
    if (arguments.ranks_per_node > 0) return arguments.ranks_per_node;
    const double cores = partition ? static_cast<double>(std::max(partition->most_cpus, std::uint64_t{1})) : 1;
    const auto nodes = static_cast<double>(arguments.nodes);
    return static_cast<std::uint64_t>(std::clamp(useful_ranks(plan, nodes) / nodes, 1.0, cores));
}

submit::Need need_of(const PlannedJob& planned, const run::Ranks& at) {
    const run::Plan& plan = planned.plan;
    submit::Need need{.rank_bytes = plan.rank_bytes, .node_bytes = plan.shared_bytes, .root_bytes = plan.root_bytes};
    if (!plan.has_seconds()) return need;
    need.time_s = run::makespan(plan, at).time_s;
    if (!planned.study->offers_checkpoints())
        need.longest_task_s = plan.costs.longest() * plan.calibration.seconds_per_cost(at.ranks / at.nodes);
    return need;
}

submit::Request request_for(const SubmitArguments& arguments, const submit::Need& need, std::uint64_t ranks_per_node,
                            const std::optional<submit::Partition>& partition) {
    submit::Request request{.nodes = arguments.nodes, .ranks_per_node = ranks_per_node};
    request.time_limit_s = arguments.time.empty()
                               ? submit::time_to_ask_s(need, partition)
                               : submit::whole_minutes_s(run::parse_duration_s("--time", arguments.time));
    request.bytes_per_rank = submit::bytes_per_rank(need, ranks_per_node);
    request.most_restarts = submit::restarts_to_allow(need, request.time_limit_s);
    if (!arguments.partition.empty()) request.partition = submit::checked_word("--partition", arguments.partition);
    if (!arguments.account.empty()) request.account = submit::checked_word("--account", arguments.account);
    return request;
}

/// Of an array the file that its shards are gathered in, too.
SpaceOutlook space_of_all_shards(const PlannedJob& planned, std::uint64_t shards) {
    SpaceOutlook outlook = planned.space_outlook();
    if (shards > 0) {
        outlook.journal_bytes *= static_cast<double>(shards);
        outlook.result_bytes *= 2 * static_cast<double>(shards);
    }
    return outlook;
}

/// Whether the result is there already. Error(usage) where something else is.
bool is_complete(const PlannedJob& planned, const run::OutputPaths& output) {
    const auto finished = find_finished(output, binding_of(planned.job, planned.data_digest, {}));
    if (finished && !finished->different.empty())
        throw Error(ErrorKind::usage, "'" + output.output.string() +
                                          "' holds the results of something else (not the same: " +
                                          finished->different + "); choose another output with -o");
    return is_done(finished, planned.job);
}

void refuse_second_submission(const SubmittedScript& script, const run::OutputPaths& output) {
    const std::string name = "'" + output.output.string() + "'";
    std::set<std::string> ids;
    for (const submit::QueuedJob& job : submit::queued_jobs(script.jobs()))
        ids.insert(job.id.substr(0, job.id.find('_')));
    if (!ids.empty()) {
        std::string list;
        for (const std::string& id : ids) list += " " + id;
        throw Error(ErrorKind::usage, name + " is submitted already (job " + *ids.begin() +
                                          " waits or runs); follow it with orthant status, or end it first with "
                                          "scancel" +
                                          list);
    }
    const JobSight sight = look_at_job(output);
    if (sight.keeper == Keeper::alive)
        throw Error(ErrorKind::usage, name + " is being computed (by " + describe(sight.lock->owner) +
                                          "); follow it with orthant status, or stop it first");
}

/// A job behind another waits for its end, however it ended: what is missing, it says itself.
std::vector<std::string> submit_in_order(std::vector<submit::Submission> jobs, const SubmittedScript& script) {
    std::vector<std::string> ids;
    for (submit::Submission& job : jobs) {
        if (!ids.empty()) job.dependency = "afterany:" + ids.back();
        ids.push_back(submit::submit(job));
        script.add_jobs(ids);
    }
    return ids;
}

}  // namespace

ExitCode submit_command(const SubmitArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const PlannedJob planned(arguments.job, {0, std::max(arguments.shards, std::uint64_t{1})}, registry);
    const run::OutputPaths output = output_paths(arguments.job.output, planned.job.name, {});
    const auto partition = partition_of(arguments.partition);
    const std::uint64_t ranks = ranks_per_node(arguments, planned.plan, partition);
    const submit::Need need =
        need_of(planned, {static_cast<double>(arguments.nodes * ranks), static_cast<double>(arguments.nodes)});
    const submit::Request request = request_for(arguments, need, ranks, partition);
    submit::check_fits(request, need, partition);
    const SlurmWish wish{
        .program = std::filesystem::read_symlink("/proc/self/exe").string(),
        .job = arguments.job.job,
        .job_name = planned.job.name,
        .overrides = arguments.job.overrides,
        .output = output.output.string(),
        .shards = arguments.shards,
        .dependency = arguments.dependency.empty() ? "" : submit::checked_word("--dependency", arguments.dependency),
        .ignores_space = arguments.ignore_space};
    const std::vector<submit::Submission> jobs = slurm_jobs(wish);
    const SubmissionView view{planned, wish, request, need, partition.has_value()};
    const std::string text = submit::filled_script(submit::script_template(), request);
    if (arguments.dry_run) {
        print_request(view, std::cerr);
        out << text << "\n# to be submitted by: " << printable(submit::shell_text(sbatch_command(jobs.front())), 10'000)
            << '\n';
        return ExitCode::complete;
    }
    if (is_complete(planned, output)) {
        out << "'" << wish.output << "' is complete already: nothing to do\n";
        return ExitCode::complete;
    }
    if (!arguments.ignore_space) require_space(output, space_of_all_shards(planned, arguments.shards));
    const SubmittedScript script(jobs.front().script);
    make_directory_of(output.output);
    const journal::Lock lock =
        journal::Lock::acquire(script.path().string() + ".lock", journal::describe_this_process());
    refuse_second_submission(script, output);
    script.write(text, wish.shards);
    print_request(view, out);
    print_submitted(wish, submit_in_order(jobs, script), out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
