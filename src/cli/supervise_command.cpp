#include "cli/supervise_command.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/output.hpp"
#include "cli/run_mark.hpp"
#include "cli/shard_argument.hpp"
#include "cli/supervised_process.hpp"
#include "comm/launcher.hpp"

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <ostream>

namespace orthant::cli {
namespace {

/// A task that leaves no trace when it kills its process is found out within fewer (Ledger).
constexpr int fruitless_restarts_allowed = 6;

bool is_in_order(int exit_code) {
    constexpr std::array in_order{ExitCode::complete, ExitCode::usage,        ExitCode::data,
                                  ExitCode::storage,  ExitCode::failed_tasks, ExitCode::stopped};
    for (const ExitCode code : in_order)
        if (exit_code == static_cast<int>(code)) return true;
    return false;
}

std::string reason_of(const SupervisedEnd& end) {
    if (!end.signal_number) return "ended with exit code " + std::to_string(end.exit_code);
    return "died of signal " + std::to_string(*end.signal_number) + " (" + strsignal(*end.signal_number) + ")";
}

/// What only the first run that gets so far is told: the next ones go on with it.
void leave_out_beginning(std::vector<std::string>& command) {
    for (const char* option : {"--fresh", "--retry-failed"}) std::erase(command, option);
}

void check_not_launched() {
    const auto launched = comm::launched_ranks(&std::getenv);
    if (launched && launched->ranks > 1)
        throw Error(ErrorKind::usage, "supervise was started by a launcher, " + std::to_string(launched->ranks) +
                                          " times (" + launched->variable +
                                          "); write orthant supervise -- mpirun … orthant run JOB");
}

/// What stands in the way of another start; empty: nothing.
std::string objection(const SuperviseArguments& arguments, int restarts, int fruitless) {
    if (SupervisedProcess::caught() != 0) return "it was asked to stop";
    if (fruitless >= fruitless_restarts_allowed)
        return "its last " + counted(static_cast<std::uint64_t>(fruitless), "start") + " made no progress";
    if (restarts >= arguments.restarts)
        return "it was restarted " + counted(static_cast<std::uint64_t>(restarts), "time") + " already (--restarts)";
    return "";
}

}  // namespace

int supervise_command(const SuperviseArguments& arguments, std::ostream& log) {
    check_not_launched();
    const std::string job_name = std::filesystem::path(arguments.run.job).stem().string();
    const run::OutputPaths paths = output_paths(arguments.run.output, job_name, parse_shard(arguments.run.shard));
    SupervisedProcess process;
    std::vector<std::string> command = arguments.command;
    RunMark mark = run_mark(paths);
    int fruitless = 0;
    for (int restarts = 0;; ++restarts) {
        const double start_s = monotonic_s();
        const SupervisedEnd end = process.run(command);
        if (is_in_order(end.exit_code)) return end.exit_code;
        const RunMark now = run_mark(paths);
        fruitless = now.job == mark.job ? fruitless + 1 : 0;
        if (now.begun_s != mark.begun_s) leave_out_beginning(command);
        mark = now;
        log << "orthant supervise: the run " << reason_of(end) << " after " << human_duration(monotonic_s() - start_s);
        if (const std::string why = objection(arguments, restarts, fruitless); !why.empty()) {
            log << "; it is not started again, since " << why << ". The same command goes on with it\n" << std::flush;
            return end.exit_code;
        }
        log << ": restart " << restarts + 1 << " of at most " << arguments.restarts << '\n' << std::flush;
    }
}

}  // namespace orthant::cli
