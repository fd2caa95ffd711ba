#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace orthant::cli {

inline const CLI::Validator is_a_name([](const std::string& text) { return text.empty() ? "needs a file name" : ""; },
                                      "");

inline void add_overrides(CLI::App& command, std::vector<std::string>& overrides) {
    command.add_option("--set", overrides, "Replace a value of the job file: key=value, the value in TOML")
        ->expected(1)
        ->take_all()
        ->allow_extra_args(false);
}

/// What `run` and `plan` are told of a job.
template <class Arguments>
void add_job(CLI::App& command, Arguments& arguments) {
    command.add_option("job", arguments.job, "The job file (TOML)")->required();
    command.add_option("-o,--output", arguments.output, "The result file (default: results/<job name>.h5)")
        ->check(is_a_name);
    add_overrides(command, arguments.overrides);
    command.add_option("--shard", arguments.shard, "Only share i of n of the points, i from 0: i/n");
}

}  // namespace orthant::cli
