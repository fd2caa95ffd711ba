#pragma once

#include "base/exit_code.hpp"
#include "study/registry.hpp"

#include <cstdint>
#include <ostream>
#include <string>

namespace orthant::cli {

struct PredictArguments {
    std::string weights;
    std::string data;
    std::string output;
    std::uint64_t best = 0;  ///< which of the points of the weights file, 0 the best
};

/// `orthant predict`: what a point of a weights file answers to new data, as an HDF5 file, and in a line on `out`.
/// Neither the result file nor the data of the job are needed.
/// Error(usage), also for a point that the file does not have; Error(data); Error(storage).
ExitCode predict_command(const PredictArguments& arguments, const study::Registry& registry, std::ostream& out);

}  // namespace orthant::cli
