#pragma once

#include "cli/run_command.hpp"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace orthant::cli {

/// The command `run` and its options.
void add_run(CLI::App& app, RunArguments& arguments);

/// What the `orthant run` in a command line is told. Error(usage) where there is none, or a wrong one.
RunArguments run_in(const std::vector<std::string>& command);

}  // namespace orthant::cli
