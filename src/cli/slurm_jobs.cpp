#include "cli/slurm_jobs.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/shard_argument.hpp"

namespace orthant::cli {
namespace {

constexpr const char* element = "%a";

void append(std::vector<std::string>& words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
}

void check_names(const SlurmWish& wish) {
    std::vector<std::string> words = wish.overrides;
    append(words, {wish.output, wish.job, wish.program});
    for (const std::string& word : words)
        if (word.find(element) != std::string::npos)
            throw Error(ErrorKind::usage, "--array: " + in_quotes(word) +
                                              " has %a in it (there it stands for the element's number); use another "
                                              "name");
}

}  // namespace

std::string script_of(const std::string& output) {
    return output + ".sbatch";
}

std::vector<submit::Submission> slurm_jobs(const SlurmWish& wish) {
    submit::Submission run{.script = script_of(wish.output),
                           .command = {wish.program, "run"},
                           .job_name = wish.job_name,
                           .log = submit::log_pattern(wish.output + ".log"),
                           .dependency = wish.dependency,
                           .shards = wish.shards};
    if (wish.ignores_space) run.command.emplace_back("--ignore-space");
    for (const std::string& assignment : wish.overrides) append(run.command, {"--set", assignment});
    if (wish.shards == 0) {
        append(run.command, {"-o", wish.output, "--", wish.job});
        return {run};
    }
    check_names(wish);
    const std::string shard = shard_output(wish.output, element, wish.shards);
    if (run.log == wish.output + ".log") run.log = shard + ".log";
    append(run.command, {"--shard", element + ("/" + std::to_string(wish.shards)), "-o", shard, "--", wish.job});
    submit::Submission gather{.script = run.script,
                              .command = {wish.program, "gather", "-o", wish.output, "--"},
                              .job_name = wish.job_name + ": gather",
                              .log = submit::log_pattern(wish.output + ".log"),
                              .runs_alone = true};
    for (std::uint64_t i = 0; i < wish.shards; ++i)
        gather.command.push_back(shard_output(wish.output, std::to_string(i), wish.shards));
    return {run, gather};
}

}  // namespace orthant::cli
