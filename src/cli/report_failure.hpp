#pragma once

#include "base/exit_code.hpp"

#include <exception>

namespace orthant::cli {

ExitCode exit_code_of(const std::exception& failure);

/// Prints "orthant: <message>" to standard error and gives the exit code.
ExitCode report_failure(const std::exception& failure);

}  // namespace orthant::cli
