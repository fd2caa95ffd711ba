#include "cli/queue_sight.hpp"

#include "base/child_process.hpp"
#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/shard_argument.hpp"
#include "cli/slurm_jobs.hpp"
#include "cli/submitted_script.hpp"
#include "submit/queue.hpp"

#include <algorithm>
#include <cctype>

namespace orthant::cli {
namespace {

constexpr std::size_t longest_word = 60;

std::string in_lower_case(std::string word) {
    std::ranges::transform(word, word.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return word;
}

SubmittedScript script_for(const run::OutputPaths& paths) {
    return SubmittedScript(script_of(paths.output.string()));
}

std::string sentence(const submit::QueuedJob& job) {
    const bool has_reason = !job.reason.empty() && job.reason != "None";
    return "Slurm job " + printable(job.id, longest_word) + " is " + printable(in_lower_case(job.state), longest_word) +
           (has_reason ? " (" + printable(job.reason, longest_word) + ")" : "");
}

/// Of a script that may not be read there is nothing to tell.
template <class Read>
auto read_script(Read read) -> decltype(read()) {
    try {
        return read();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

std::vector<std::string> queue_sight(const run::OutputPaths& paths) {
    const auto ids = read_script([&] { return script_for(paths).jobs(); });
    std::vector<std::string> lines;
    try {
        for (const submit::QueuedJob& job : submit::queued_jobs(ids)) lines.push_back(sentence(job));
    } catch (const Error&) {
        if (run_program({"squeue", "--version"}).exit_code == no_such_program) return {};
        return {"Slurm does not answer what became of job " + ids.front()};
    }
    return lines;
}

std::vector<run::OutputPaths> shards_of(const run::OutputPaths& paths) {
    const std::uint64_t count = read_script([&] { return script_for(paths).shards(); });
    std::vector<run::OutputPaths> shards;
    for (std::uint64_t i = 0; i < count; ++i)
        shards.push_back({shard_output(paths.output.string(), std::to_string(i), count)});
    return shards;
}

}  // namespace orthant::cli
