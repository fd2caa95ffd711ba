#include "cli/output.hpp"

#include "base/build_info.hpp"
#include "base/error.hpp"
#include "cli/shard_argument.hpp"

#include <filesystem>
#include <utility>

namespace orthant::cli {

run::OutputPaths output_paths(const std::string& argument, const std::string& job_name, const study::Shard& shard) {
    const std::filesystem::path path =
        argument.empty() ? default_output(job_name, shard) : std::filesystem::path(argument);
    if (std::filesystem::is_directory(path))
        throw Error(ErrorKind::usage, "-o: '" + path.string() + "' is a directory; name a file in it");
    return {path};
}

run::Binding binding_of(const job::Job& job, std::uint64_t data_digest, const study::Shard& shard) {
    const BuildInfo& build = build_info();
    return {job.name, job::identity(job), data_digest, build.build_id, build.instruction_set, shard};
}

std::optional<FinishedOutput> find_finished(const run::OutputPaths& paths, const run::Binding& binding) {
    if (!std::filesystem::exists(paths.output) || std::filesystem::exists(paths.journal())) return std::nullopt;

    store::ResultReader reader(paths.output);
    const store::Provenance made_by = reader.provenance();
    run::Binding there = binding;  // a finished file is good whatever build made it
    there.job_identity = made_by.job_identity;
    there.data_digest = made_by.data_digest;
    there.shard = reader.shard();
    return FinishedOutput{std::move(reader), run::differences(there, binding)};
}

bool is_done(const std::optional<FinishedOutput>& finished, const job::Job& job) {
    if (!finished || !finished->different.empty()) return false;
    return !job.search || finished->reader.trials() == job.search->trials;
}

}  // namespace orthant::cli
