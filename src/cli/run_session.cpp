#include "cli/run_session.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/free_space.hpp"
#include "base/host_memory.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"
#include "cli/agreement.hpp"
#include "cli/growth.hpp"
#include "cli/leftovers.hpp"
#include "cli/output.hpp"
#include "cli/output_directory.hpp"
#include "cli/provenance.hpp"
#include "cli/retry.hpp"
#include "cli/shard_argument.hpp"
#include "cli/space_outlook.hpp"
#include "comm/environment.hpp"
#include "comm/mpi_transport.hpp"
#include "data/digest.hpp"
#include "job/parse.hpp"
#include "run/duration.hpp"
#include "run/plan.hpp"
#include "run/walltime.hpp"
#include "store/file_size.hpp"
#include "store/result_file.hpp"
#include "study/reduce.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <limits>

namespace orthant::cli {

RunSession::RunSession(const RunArguments& arguments, const study::Registry& registry, const comm::Communicator& world)
    : arguments_(&arguments),
      registry_(&registry),
      world_(&world),
      start_s_(monotonic_s()),
      progress_(arguments.quiet ? run::ProgressStyle::quiet : run::detect_progress_style(), std::cerr, start_s_),
      launch_{world.gather(comm::Environment::host_name()), slurm_job(&std::getenv)},
      deadline_s_(std::numeric_limits<double>::infinity()),
      shared_memory_(world, 0),
      board_(world) {}

void RunSession::say(const std::string& line) {
    progress_.say(line);
}

void RunSession::parse(const std::string& text) {
    job_ = job::parse_job(arguments_->job, text, arguments_->overrides, registry_->catalogue());
    space_.emplace(job_);
    study_ = registry_->open(job_);
}

void RunSession::read_job() {
    run_and_agree(*world_, is_root(), [&]() -> std::optional<ExitCode> {
        shard_ = parse_shard(arguments_->shard);
        if (const auto walltime_s = run::walltime_s(arguments_->walltime, launch_.slurm, unix_time_s()))
            deadline_s_ = start_s_ + *walltime_s - run::stop_margin_s(*walltime_s);
        checkpoint_interval_s_ = run::parse_duration_s("--checkpoint-every", arguments_->checkpoint_every);
        parse(job::read_job_text(arguments_->job));
        check_shard(shard_, space_->points());
        data_digest_ = data::data_digest(job_.data_files());
        if (const auto done_already = look_at_output()) {
            sweep_leftovers(paths_);
            return done_already;
        }
        data_outline_ = study_->read_outline();
        study_->use_outline(data_outline_);
        check_memory();
        check_space();
        return std::nullopt;
    });
    ByteWriter message;
    message.put_text(job_.text);
    message.put_text(paths_.output.string());
    message.put_blob(data_outline_);
    message.put(binding_.digest());
    message.put(checkpoint_interval_s_);
    const Bytes known = world_->broadcast(message.take());
    ByteReader in(known);
    const std::string text = in.get_text();
    paths_.output = in.get_text();
    const ByteView outline = in.get_blob();
    if (!is_root()) {
        parse(text);
        study_->use_outline(outline);
    }
    binding_digest_ = in.get<std::uint64_t>();
    checkpoint_interval_s_ = in.get<double>();
}

void RunSession::check_memory() const {
    const double least_tasks = static_cast<double>(space_->points()) / static_cast<double>(shard_.count);
    const double needed = run::root_bytes(*space_, study_->layout(), shard_, least_tasks);
    if (needed < host_memory_bytes()) return;
    throw Error(ErrorKind::usage, "'" + arguments_->job + "': its " + counted(space_->points(), "point") +
                                      " need about " + human_bytes(needed) + " on rank 0 (this host has " +
                                      human_bytes(host_memory_bytes()) +
                                      "); shorten an axis, or split the job in several");
}

void RunSession::check_space() const {
    if (arguments_->ignore_space) return;
    const run::Plan plan = run::plan_job(*study_, *space_, shard_, {.most_points = 4096, .most_costs = 4096});
    const double result_bytes =
        store::largest_file_bytes(*space_, study_->layout(), data_outline_, shard_, plan.tasks, plan.record_bytes);
    require_space(paths_, look_at_space(paths_, plan, result_bytes, free_space_bytes));
}

std::optional<ExitCode> RunSession::look_at_output() {
    paths_ = output_paths(arguments_->output, job_.name, shard_);
    binding_ = binding_of(job_, data_digest_, shard_);
    if (arguments_->fresh) return std::nullopt;
    const auto finished = find_finished(paths_, binding_);
    if (!finished) return std::nullopt;
    const std::string output = paths_.output.string();
    if (!finished->different.empty())
        throw Error(ErrorKind::usage,
                    "'" + output + "' holds the results of something else (not the same: " + finished->different +
                        "); choose another output with -o, or replace it with --fresh");
    if (trials_to_add(*finished, binding_, job_) > 0) return std::nullopt;
    const std::uint64_t failed = finished->reader.failed_tasks();
    if (arguments_->retry_failed && tasks_to_retry(*finished, binding_) > 0) return std::nullopt;
    say("'" + output + "' is complete already" + (arguments_->retry_failed ? ", and no task of it failed" : "") +
        ": nothing to do" +
        (failed > 0 ? " (" + counted(failed, "task") + " failed; --retry-failed computes them again, --fresh all of it)"
                    : std::string()));
    return failed > 0 ? ExitCode::failed_tasks : ExitCode::complete;
}

void RunSession::load_data() {
    shared_memory_ = comm::NodeMemory(*world_, study_->shared_bytes());
    run_and_agree(*world_, shared_memory_.is_filler(), [&]() -> std::optional<ExitCode> {
        study_->fill_shared(shared_memory_.memory());
        return std::nullopt;
    });
    shared_memory_.publish();
    study_->use_shared(shared_memory_.memory());
}

void RunSession::open_ledger() {
    run_and_agree(*world_, is_root(), [&]() -> std::optional<ExitCode> {
        make_directory_of(paths_.output);
        lock_.emplace(journal::Lock::acquire(paths_.lock(), journal::describe_this_process(), {},
                                             [this](const std::string& notice) { say(notice); }));
        heartbeat_.emplace(*lock_);
        if (lock_->takeover()) say(*lock_->takeover());
        if (const auto done_meanwhile = look_at_output()) return done_meanwhile;
        if (arguments_->fresh) run::remove_files(paths_);
        const run::JournalHead head{binding_, arguments_->job, job_.text, job_.overrides, data_outline_};
        if (!arguments_->fresh) grow(head);
        ledger_.emplace(paths_, head, launch_, [this] { lock_->check(); });
        check_trials_of_journal(ledger_->history(), *space_, paths_);
        for (const std::string& notice : ledger_->notices()) say(notice);
        return std::nullopt;
    });
}

void RunSession::grow(const run::JournalHead& head) {
    const auto finished = find_finished(paths_, binding_);
    if (!finished) {
        if (arguments_->retry_failed) retry_in_journal(head);
        return;
    }
    const std::uint64_t added = trials_to_add(*finished, binding_, job_);
    const std::uint64_t retried = arguments_->retry_failed ? tasks_to_retry(*finished, binding_) : 0;
    begin_growth(*finished, paths_, head, retried > 0 ? FailedTasks::retried : FailedTasks::kept,
                 [this] { lock_->check(); });
    const std::string output = "'" + paths_.output.string() + "'";
    if (added > 0)
        say(output + " had " + counted(finished->reader.trials(), "trial") + ", adds " + std::to_string(added));
    if (retried > 0) say(output + ": " + counted(retried, "failed task") + " computed again");
}

void RunSession::retry_in_journal(const run::JournalHead& head) {
    const std::string output = "'" + paths_.output.string() + "'";
    std::uint64_t retried = 0;
    if (std::filesystem::exists(paths_.journal()))
        retried = cli::retry_in_journal(
            paths_, head, [this](const std::string& line) { say(line); }, [this] { lock_->check(); });
    say(output + ": " +
        (retried > 0 ? counted(retried, "failed task") + " computed again" : "no task has failed so far"));
}

void RunSession::check_lock() {
    heartbeat_->check();
}

ExitCode RunSession::compute() {
    comm::MpiTransport transport(*world_);
    const journal::CheckpointDirectory checkpoints(paths_.tasks(), binding_digest_);
    run::CrashNotes crash_notes(paths_.tasks());
    run::TaskLimit task_limit(job_.task_limit_s);
    const run::WorkerOptions options{
        .checkpoint_interval_s = checkpoint_interval_s_, .crash_notes = &crash_notes, .task_limit = &task_limit};
    if (!is_root()) {
        run::RankLoop loop(*study_, *space_, transport, board_.board(), checkpoints, nullptr, options);
        loop.run();
        return loop.exit_code();
    }
    run::Coordinator coordinator(*study_, *space_, shard_, board_.nodes().ranks_of_node,
                                 {[this](study::TaskId id) { return ledger_->has(id); }, ledger_->history().busy_s()},
                                 ledger_->suspects());
    run::Desk desk(*study_, *space_, board_.nodes(), coordinator, *ledger_, transport, progress_,
                   [this] { check_lock(); }, {.deadline_s = deadline_s_});
    run::RankLoop loop(*study_, *space_, transport, board_.board(), checkpoints, &desk, options);
    const ExitCode code = run_loop(loop, desk);
    if (desk.has_unanswered()) comm::Environment::abort(static_cast<int>(code));
    loop.finish(code);
    return code;
}

ExitCode RunSession::run_loop(run::RankLoop& loop, const run::Desk& desk) {
    try {
        loop.run();
        ledger_->close();
        return desk.is_stopped() ? end_stopped(desk) : write_result();
    } catch (const std::exception& failure) {
        progress_.end();
        return report_failure(failure);
    }
}

ExitCode RunSession::end_stopped(const run::Desk& desk) {
    const std::string committed = counted(ledger_->history().tasks(), "task") + " committed";
    if (desk.has_too_little_time())
        throw Error(ErrorKind::usage, "the walltime is too short for any of the tasks left (" + committed +
                                          "); ask for more time, as orthant plan forecasts it");
    say("stopped early with " + committed + ", " + human_duration(ledger_->history().runs().back().lost_s) +
        " of work lost; run the same command again to go on");
    return ExitCode::stopped;
}

namespace {

std::string first_error(const study::RecordSource& records) {
    const auto cursor = records.open();
    while (cursor->next())
        if (cursor->outcome().status != study::TaskStatus::done) return printable(cursor->outcome().error, 500);
    return "it is not known";
}

}  // namespace

ExitCode RunSession::write_result() {
    const run::JournalRecords records = ledger_->records();
    study::ResultTable table(*space_, study_->layout());
    const study::ReducingRecords reduced(*study_, *space_, shard_, records, table);
    const std::uint64_t failed = ledger_->history().failed();
    const store::ResultFile file{
        .job = job_,
        .space = *space_,
        .shard = shard_,
        .table = table,
        .records = reduced,
        .failed_tasks = failed,
        .provenance = describe_build(job_, data_digest_, data_outline_, comm::Environment::library_version()),
        .totals = add_up(ledger_->history()),
        .complete = true,
    };
    store::write_result_file(paths_.output, file, [this] {
        check_lock();
        lock_->check();
    });
    const std::uint64_t tasks = ledger_->history().tasks();
    const std::string reason = failed > 0 ? first_error(records) : std::string();
    ledger_->remove();
    say("complete: '" + paths_.output.string() + "' (" + counted(tasks, "task") + " in " +
        human_duration(monotonic_s() - start_s_) + " on " +
        counted(static_cast<std::uint64_t>(world_->size()), "rank") + ")");
    if (failed == 0) return ExitCode::complete;
    progress_.end();
    std::cerr << "orthant: " << counted(failed, "task") << " failed, the first for this reason: " << reason
              << ". All of them stand in 'run/error' of the file; their points are marked in 'status'\n";
    return ExitCode::failed_tasks;
}

}  // namespace orthant::cli
