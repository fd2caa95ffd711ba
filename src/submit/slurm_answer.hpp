#pragma once

#include "base/child_process.hpp"

#include <string>

namespace orthant::submit {

/// Throws of a Slurm program that did not do what it was asked: Error(usage) "problem (what it said); remedy", or that
/// it is not there at all.
[[noreturn]] void throw_answer(const std::string& program, const ProcessEnd& end, const std::string& problem,
                               const std::string& remedy);

}  // namespace orthant::submit
