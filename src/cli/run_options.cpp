#include "cli/run_options.hpp"

#include "base/error.hpp"
#include "cli/job_options.hpp"

#include <algorithm>
#include <iterator>

namespace orthant::cli {

void add_run(CLI::App& app, RunArguments& arguments) {
    CLI::App* run = app.add_subcommand("run", "Run a job, or go on with one; alone, under mpirun or under srun");
    add_job(*run, arguments);
    run->add_option("--walltime", arguments.walltime, "Stop in order before this time is over: 3600, 90m, HH:MM:SS");
    run->add_option("--checkpoint-every", arguments.checkpoint_every,
                    "How often a long task saves its state: 30, 5m, HH:MM:SS (default: 30)");
    CLI::Option* fresh =
        run->add_flag("--fresh", arguments.fresh, "Start over: drop what was computed before, replace the output");
    run->add_flag("--retry-failed", arguments.retry_failed, "Compute the tasks that failed again, and only these")
        ->excludes(fresh);
    run->add_flag("--ignore-space", arguments.ignore_space, "Begin even where the forecast does not fit on the disk");
    run->add_flag("-q,--quiet", arguments.quiet, "Print errors only");
}

RunArguments run_in(const std::vector<std::string>& command) {
    const auto run = std::find(command.begin(), command.end(), "run");
    if (run == command.end() || run == command.begin())
        throw Error(ErrorKind::usage,
                    "the command to supervise runs no job (no run JOB in it); write for example "
                    "orthant supervise -- mpirun -n 4 orthant run JOB");
    RunArguments arguments;
    CLI::App app;
    add_run(app, arguments);
    try {
        app.parse(std::vector<std::string>(std::make_reverse_iterator(command.end()), std::make_reverse_iterator(run)));
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorKind::usage,
                    "the command to supervise: " + std::string(error.what()) + "; see orthant run --help");
    }
    return arguments;
}

}  // namespace orthant::cli
