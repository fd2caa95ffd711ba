#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <cstdint>
#include <ostream>
#include <string>

namespace orthant::cli {

struct WeightsArguments {
    std::string file;
    std::string output;
    std::uint64_t best = 1;        ///< so many of the best points
    std::string data_folder = {};  ///< where relative data paths start from; empty: the current folder
};

/// `orthant weights`: computes the best points of a result file once more, and writes what they fitted as an HDF5 file:
/// a group for each, the best first, of named arrays. The records must come out as they are in the file.
/// Error(usage) where the study fits nothing; Error(data); Error(storage).
ExitCode weights_command(const WeightsArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
