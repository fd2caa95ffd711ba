#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <ostream>
#include <string>

namespace orthant::cli {

struct VerifyArguments {
    std::string file;
    std::string replay;            ///< how many tasks to compute again, or "all"; empty: none
    std::string data_folder = {};  ///< where relative data paths start from; empty: the current folder
};

/// `orthant verify`: prints every problem of a result file, a line each, and a verdict. 0 when it is whole, storage
/// when it is not. Error(usage); Error(storage) for what is no result file, or does not match its seal.
ExitCode verify_command(const VerifyArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
