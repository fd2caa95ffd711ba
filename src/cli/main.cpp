#include "cli/main.hpp"

#include "base/build_info.hpp"
#include "base/cpu_check.hpp"
#include "base/error.hpp"
#include "cli/gather_command.hpp"
#include "cli/hdf5_probe.hpp"
#include "cli/job_options.hpp"
#include "cli/plan_command.hpp"
#include "cli/predict_command.hpp"
#include "cli/report_failure.hpp"
#include "cli/run_command.hpp"
#include "cli/run_options.hpp"
#include "cli/show_command.hpp"
#include "cli/status_command.hpp"
#include "cli/studies_command.hpp"
#include "cli/submit_command.hpp"
#include "cli/submitted_script.hpp"
#include "cli/supervise_command.hpp"
#include "cli/terminal.hpp"
#include "cli/verify_command.hpp"
#include "cli/weights_command.hpp"
#include "comm/launcher.hpp"

#include <CLI/CLI.hpp>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

namespace orthant::cli {
namespace {

const char* exit_codes =
    "Exit codes: 0 complete; 1 internal error; 2 usage or job file; 3 data file; 4 storage;\n"
    "5 complete, but some tasks failed; 75 stopped early on request: run again to go on.";

const CLI::Validator is_a_folder([](const std::string& text) { return text.empty() ? "needs a folder" : ""; }, "");

/// By what a prediction is calibrated.
void add_calibration(CLI::App& command, CalibrationWish& wish) {
    CLI::Option* like = command.add_option("--like", wish.like,
                                           "Predict by how long tasks took in this result of the same study; may be "
                                           "given again, for other numbers of ranks a node");
    like->expected(1)->take_all()->allow_extra_args(false);
    command
        .add_flag("--measure{5}", wish.measure,
                  "Predict by computing some tasks here, for this many seconds (default: 5)")
        ->excludes(like);
}

void add_plan(CLI::App& app, PlanArguments& arguments) {
    CLI::App* plan = app.add_subcommand("plan", "Tell what a job will take: tasks, memory, time; nothing is written");
    add_job(*plan, arguments);
    plan->add_option("--ranks", arguments.ranks, "Numbers of ranks to predict the time for: N,N,…");
    CLI::Option* per_node = plan->add_option("--ranks-per-node", arguments.ranks_per_node,
                                             "Ranks of one node (default: the cores of this one)");
    plan->add_option("--nodes", arguments.nodes, "Nodes that all these ranks are spread over")
        ->check(CLI::Range(1, 1'000'000))
        ->excludes(per_node);
    add_calibration(*plan, arguments.calibration);
}

void add_supervise(CLI::App& app, SuperviseArguments& arguments) {
    CLI::App* supervise = app.add_subcommand(
        "supervise", "Start a run, and again when a rank or the launcher died: supervise -- mpirun … orthant run JOB");
    supervise->add_option("command", arguments.command, "Behind --: what starts the run, as without supervise")
        ->required();
    supervise->add_option("--restarts", arguments.restarts, "How often at most (default: 100)")
        ->check(CLI::Range(0, 1'000'000));
    supervise->footer(
        "Not restarted is what ended with one of the exit codes 0, 2, 3, 4, 5 and 75, what was told to stop by "
        "SIGTERM,\n"
        "SIGINT or SIGUSR1, which are passed on, and what makes no progress. Gives the last exit code.");
}

void add_show(CLI::App& app, ShowArguments& arguments) {
    CLI::App* show = app.add_subcommand("show", "Print the results of a file, or of a job under way, as tables");
    show->add_option("file", arguments.file, "The result file it is, or will be")->required();
    CLI::Option* json = show->add_flag_callback(
        "--json", [&arguments] { arguments.format = ShowFormat::json; }, "Print them for a program, every row of them");
    show->add_option("--snapshot", arguments.snapshot,
                     "Write what a job under way has come to as a result file, and print nothing of it")
        ->check(is_a_name)
        ->excludes(json);
}

void add_gather(CLI::App& app, GatherArguments& arguments) {
    CLI::App* gather = app.add_subcommand("gather", "Put the shards of a job together into one result file");
    gather->add_option("-o,--output", arguments.output, "The result file")->required()->check(is_a_name);
    gather->add_option("shards", arguments.shards, "All shard files of the job")->required();
}

void add_status(CLI::App& app, StatusArguments& arguments) {
    CLI::App* status = app.add_subcommand("status", "Say how far a job is, from anywhere that sees its files");
    status->add_option("file", arguments.file, "The result file it writes")->required();
    status->add_flag("-f,--follow", arguments.follow,
                     "Again and again, until nobody works at it any more, nor waits to in Slurm's queue");
}

void add_verify(CLI::App& app, VerifyArguments& arguments) {
    CLI::App* verify = app.add_subcommand("verify", "Check that a result file is whole, and what it says still holds");
    verify->add_option("file", arguments.file, "A result file, or a shard")->required();
    CLI::Option* replay =
        verify->add_option("--replay", arguments.replay,
                           "Compute this many tasks again, from all points, or all; failed tasks are left out. Needs "
                           "the program that wrote the file, and the data files of the job");
    verify
        ->add_option("--data-folder", arguments.data_folder,
                     "The folder that the job's relative data paths start from (default: the current one)")
        ->check(is_a_folder)
        ->needs(replay);
    verify->footer(
        "Prints every problem and a verdict. Exit codes: 0 whole; 2 usage; 4 anything damaged, missing, "
        "different, or not to be replayed.");
}

void add_weights(CLI::App& app, WeightsArguments& arguments) {
    CLI::App* weights = app.add_subcommand(
        "weights", "Compute the best points of a file once more, and write the weights that they fitted");
    weights->add_option("file", arguments.file, "A result file")->required();
    weights->add_option("-o,--output", arguments.output, "Where to write them (HDF5)")->required()->check(is_a_name);
    weights->add_option("--best", arguments.best, "How many points, by their validation (default: 1)")
        ->check(CLI::Range(1, 1'000'000));
    weights
        ->add_option("--data-folder", arguments.data_folder,
                     "The folder that the job's relative data paths start from (default: the current one)")
        ->check(is_a_folder);
}

void add_predict(CLI::App& app, PredictArguments& arguments) {
    CLI::App* predict = app.add_subcommand("predict", "Ask the networks of a weights file about new data");
    predict->add_option("weights", arguments.weights, "A file that `orthant weights` wrote")->required();
    predict->add_option("data", arguments.data, "New data, of the kind that the job read: CSV or HDF5")->required();
    predict->add_option("-o,--output", arguments.output, "Where to write the predictions (HDF5)")
        ->required()
        ->check(is_a_name);
    predict->add_option("--best", arguments.best, "Which of its points, 0 the best (default: 0)");
}

void add_submit(CLI::App& app, SubmitArguments& arguments) {
    CLI::App* submit = app.add_subcommand("submit", "Submit a job to Slurm, with what orthant plan predicts for it");
    submit->add_option("job", arguments.job.job, "The job file (TOML)")->required();
    submit->add_option("-o,--output", arguments.job.output, "The result file (default: results/<job name>.h5)")
        ->check(is_a_name);
    add_overrides(*submit, arguments.job.overrides);
    submit->add_option("--nodes", arguments.nodes, "Nodes, of an array those of each element (default: 1)")
        ->check(CLI::Range(1, 1'000'000));
    submit
        ->add_option("--ntasks-per-node", arguments.ranks_per_node,
                     "MPI ranks of one node (default: its cores, as far as they are of use)")
        ->check(CLI::Range(1, 100'000));
    submit->add_option("--time", arguments.time,
                       "Limit of each start, rounded up to minutes: 3600 (seconds), 90m, D-HH:MM:SS (default: half as "
                       "long again as predicted)");
    add_calibration(*submit, arguments.job.calibration);
    submit->add_option("--partition", arguments.partition, "Partition (default: the cluster's)");
    submit->add_option("--account", arguments.account, "Account (default: yours)");
    submit->add_option("--array", arguments.shards, "Cut the job into so many shards, each a Slurm job of its own")
        ->check(CLI::Range(std::uint64_t{2}, most_shards));
    submit->add_option("--dependency", arguments.dependency, "When to begin, as for sbatch: afterok:17");
    submit->add_flag("--ignore-space", arguments.ignore_space, "Submit and begin even where the disk has no room");
    submit->add_flag("--dry-run", arguments.dry_run, "Print the script; write and submit nothing");
}

void add_studies(CLI::App& app, StudiesArguments& arguments) {
    CLI::App* studies = app.add_subcommand("studies", "List the studies, or tell what one takes and leaves");
    CLI::Option* name = studies->add_option("name", arguments.name, "A study");
    studies->add_flag("--all", arguments.all, "Describe every study")->excludes(name);
}

/// Under a launcher every rank sees the same command line: one of them complains.
bool speaks_for_all_ranks() {
    return comm::launched_rank(&std::getenv) == 0;
}

/// "run, show, gather".
std::string commands_of(const CLI::App& app) {
    std::string names;
    for (const CLI::App* command : app.get_subcommands({})) names += (names.empty() ? "" : ", ") + command->get_name();
    return names;
}

int parse_and_run(int argc, char** argv, const study::Registry& registry) {
    CLI::App app("Orthant: large batches of machine-learning experiments over MPI, one HDF5 file a job", "orthant");
    app.footer(exit_codes);
    app.set_version_flag("--version", "orthant " + build_info().version + " (" + build_info().git_commit + ")");
    app.require_subcommand(1);
    PlanArguments plan;
    RunArguments run;
    ShowArguments show;
    GatherArguments gather;
    StatusArguments status;
    StudiesArguments studies;
    SuperviseArguments supervise;
    VerifyArguments verify;
    SubmitArguments submit;
    WeightsArguments weights;
    PredictArguments predict;
    add_plan(app, plan);
    add_run(app, run);
    add_show(app, show);
    add_gather(app, gather);
    add_status(app, status);
    add_supervise(app, supervise);
    add_studies(app, studies);
    add_submit(app, submit);
    add_verify(app, verify);
    add_weights(app, weights);
    add_predict(app, predict);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& request) {
        return speaks_for_all_ranks() ? app.exit(request) : 0;
    } catch (const CLI::ParseError& error) {
        const bool has_command = !app.get_subcommands().empty();
        if (!has_command && argc > 1 && argv[1][0] != '-')
            throw Error(ErrorKind::usage, "unknown command '" + std::string(argv[1]) + "' (there are " +
                                              commands_of(app) + "); see orthant --help");
        throw Error(ErrorKind::usage, std::string(error.what()) + "; see orthant --help");
    }
    if (app.got_subcommand("plan")) return static_cast<int>(plan_command(plan, registry, std::cout));
    if (app.got_subcommand("run")) return static_cast<int>(run_command(run, registry));
    if (app.got_subcommand("show")) {
        show.width = terminal_width();
        return static_cast<int>(show_command(show, registry, std::cout));
    }
    if (app.got_subcommand("status")) return static_cast<int>(status_command(status, registry, std::cout));
    if (app.got_subcommand("supervise")) {
        supervise.run = run_in(supervise.command);
        return supervise_command(supervise, std::cerr);
    }
    if (app.got_subcommand("studies")) return static_cast<int>(studies_command(studies, registry, std::cout));
    if (app.got_subcommand("submit")) return static_cast<int>(submit_command(submit, registry, std::cout));
    if (app.got_subcommand("verify")) return static_cast<int>(verify_command(verify, registry, std::cout));
    if (app.got_subcommand("weights")) return static_cast<int>(weights_command(weights, registry, std::cout));
    if (app.got_subcommand("predict")) return static_cast<int>(predict_command(predict, registry, std::cout));
    return static_cast<int>(gather_command(gather, registry));
}

}  // namespace

int main(int argc, char** argv, const study::Registry& registry) {
    require_cpu();
    if (const auto code = probe_asked_for(argc, argv)) return *code;
    probe_hdf5_files();
    std::signal(SIGXFSZ, SIG_IGN);  // a write that goes too far is an error and not a death
    try {
        const int code = parse_and_run(argc, argv, registry);
        errno = 0;
        if (!std::cout.flush()) throw storage_error("write", "standard output", errno != 0 ? errno : EIO);
        return code;
    } catch (const std::exception& failure) {
        return static_cast<int>(speaks_for_all_ranks() ? report_failure(failure) : exit_code_of(failure));
    }
}

}  // namespace orthant::cli
