#pragma once

#include "job/job.hpp"
#include "run/history.hpp"
#include "store/result_file.hpp"

#include <cstdint>
#include <string>

namespace orthant::cli {

/// What this program writes about itself into a result file.
store::Provenance describe_build(const job::Job& job, std::uint64_t data_digest, const Bytes& data_outline,
                                 const std::string& mpi);

/// The totals of all runs that led to a file.
store::RunTotals add_up(const run::History& history);

}  // namespace orthant::cli
