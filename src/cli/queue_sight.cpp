#include "cli/queue_sight.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/slurm_jobs.hpp"
#include "cli/submitted_script.hpp"
#include "submit/queue.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

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

bool has_something(const run::OutputPaths& paths) {
    return std::filesystem::exists(paths.output) || std::filesystem::exists(paths.journal()) ||
           std::filesystem::exists(paths.lock());
}

}  // namespace

std::vector<std::string> queue_sight(const run::OutputPaths& paths) {
    std::vector<std::string> lines;
    try {
        for (const submit::QueuedJob& job : submit::queued_jobs(script_for(paths).jobs())) {
            const bool has_reason = !job.reason.empty() && job.reason != "None";
            lines.push_back("Slurm job " + printable(job.id, longest_word) + " is " +
                            printable(in_lower_case(job.state), longest_word) +
                            (has_reason ? " (" + printable(job.reason, longest_word) + ")" : ""));
        }
    } catch (const Error&) {
        return {};
    }
    return lines;
}

std::vector<run::OutputPaths> shards_of(const run::OutputPaths& paths) {
    std::vector<run::OutputPaths> shards;
    const std::uint64_t count = script_for(paths).shards();
    for (std::uint64_t i = 0; i < count; ++i) {
        run::OutputPaths shard{shard_output(paths.output.string(), std::to_string(i), count)};
        if (has_something(shard)) shards.push_back(std::move(shard));
    }
    return shards;
}

}  // namespace orthant::cli
