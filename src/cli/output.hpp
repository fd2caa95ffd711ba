#pragma once

#include "job/job.hpp"
#include "run/binding.hpp"
#include "run/ledger.hpp"
#include "store/result_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace orthant::cli {

/// Where the results of a run go: -o, or what the job's name gives. Error(usage) where a directory stands there.
run::OutputPaths output_paths(const std::string& argument, const std::string& job_name, const study::Shard& shard);

/// What this program, given this job, would bind a journal to.
run::Binding binding_of(const job::Job& job, std::uint64_t data_digest, const study::Shard& shard);

/// A result file that stands where a run would put its own.
struct FinishedOutput {
    store::ResultReader reader;
    std::string different;  ///< what it holds that the run would not, in words; empty: it is that run's result
};

/// None where there is no file, or a journal beside it: then a run goes on. Error(storage) for a file that is no
/// result file.
std::optional<FinishedOutput> find_finished(const run::OutputPaths& paths, const run::Binding& binding);

/// Whether it is the result of this very job, with as many trials.
bool is_done(const std::optional<FinishedOutput>& finished, const job::Job& job);

}  // namespace orthant::cli
