#include "cli/gather_command.hpp"

#include "base/build_info.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/output_directory.hpp"
#include "cli/shard_set.hpp"
#include "cli/stored_job.hpp"
#include "journal/lock.hpp"
#include "run/heartbeat.hpp"
#include "store/result_file.hpp"
#include "study/reduce.hpp"

#include <filesystem>
#include <iostream>

namespace orthant::cli {
namespace {

/// Reducing is part of the computation: only the program that made the records gives the bits it would have given.
void check_same_build(const store::Provenance& made_by, const std::string& path) {
    if (made_by.build_id == build_info().build_id) return;
    throw Error(ErrorKind::usage, "'" + path + "' was made by another build (" + made_by.build_id + ", this is " +
                                      build_info().build_id + "); gather with the program that ran the shards");
}

void check_output(const std::filesystem::path& output, std::uint64_t job_identity, std::uint64_t trials) {
    if (!std::filesystem::exists(output)) return;
    const store::ResultReader there(output);
    if (there.provenance().job_identity != job_identity || !there.shard().is_whole())
        throw Error(ErrorKind::usage,
                    "'" + output.string() + "' exists and is not the gathered result of this job; choose another -o");
    if (there.trials() > trials)
        throw Error(ErrorKind::usage, "'" + output.string() + "' exists and has more trials (" +
                                          std::to_string(there.trials()) + ", the shards have " +
                                          std::to_string(trials) + "); choose another -o");
}

}  // namespace

ExitCode gather_command(const GatherArguments& arguments, const study::Registry& registry) {
    const ShardSet shards(arguments.shards);
    const store::Provenance made_by = shards.first().provenance();
    check_same_build(made_by, arguments.shards.front());
    const std::filesystem::path output = arguments.output;

    const StoredJob asked(shards.first(), registry);
    if (job::identity(asked.job) != made_by.job_identity)
        throw Error(ErrorKind::storage, "'" + arguments.shards.front() +
                                            "' is damaged (its job text is not the job it names); run its shard again");
    shards.check_tasks(asked);

    make_directory_of(output);
    journal::Lock lock = journal::Lock::acquire(output.string() + ".lock", journal::describe_this_process());
    run::Heartbeat heartbeat(lock);
    check_output(output, made_by.job_identity, shards.first().trials());
    const auto records = shards.records();
    study::ResultTable table(asked.space, asked.study->layout());
    const study::ReducingRecords reduced(*asked.study, asked.space, {}, *records, table);
    const store::ResultFile file{
        .job = asked.job,
        .space = asked.space,
        .shard = {},
        .table = table,
        .records = reduced,
        .failed_tasks = shards.failed_tasks(),
        .provenance = made_by,
        .totals = shards.totals(),
        .complete = true,
    };
    store::write_result_file(output, file, [&] { lock.check(); });

    std::cerr << "complete: '" + output.string() + "' (" + counted(records->size(), "task") + " from " +
                     counted(arguments.shards.size(), "shard") + ")\n";
    return shards.failed_tasks() > 0 ? ExitCode::failed_tasks : ExitCode::complete;
}

}  // namespace orthant::cli
