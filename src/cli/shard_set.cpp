#include "cli/shard_set.hpp"

#include "base/error.hpp"
#include "cli/merged_records.hpp"
#include "cli/task_audit.hpp"

#include <sstream>
#include <utility>

namespace orthant::cli {
namespace {

run::Binding binding_in(const store::ResultReader& reader) {
    const store::Provenance made_by = reader.provenance();
    return {reader.attribute("title"), made_by.job_identity,    made_by.data_digest,
            made_by.build_id,          made_by.instruction_set, {0, reader.shard().count}};
}

}  // namespace

ShardSet::ShardSet(std::vector<std::string> paths) : paths_(std::move(paths)) {
    for (const std::string& path : paths_) {
        readers_.emplace_back(path);
        if (!readers_.back().complete())
            throw Error(ErrorKind::usage, "'" + path + "' is not complete; run its shard to the end first");
        if (!readers_.back().has_records())
            throw Error(ErrorKind::usage, "'" + path +
                                              "' is not a shard (it holds no records); give the files that "
                                              "orthant run --shard i/n wrote");
    }
    check_same_job();
    check_each_once();
}

void ShardSet::check_same_job() const {
    const run::Binding wanted = binding_in(first());
    for (std::size_t i = 1; i < readers_.size(); ++i) {
        std::string different = run::differences(wanted, binding_in(readers_[i]));
        if (different.empty() && readers_[i].data_outline() != first().data_outline())
            different = "the outline of the data";
        if (different.empty() && readers_[i].trials() != first().trials())
            different = "the number of trials, " + std::to_string(first().trials()) + " and " +
                        std::to_string(readers_[i].trials());
        if (!different.empty())
            throw Error(ErrorKind::usage, "'" + paths_.front() + "' and '" + paths_[i] +
                                              "' do not belong together (not the same: " + different +
                                              "); gather shards of one job, made by one program");
    }
}

void ShardSet::check_each_once() const {
    const std::uint64_t count = first().shard().count;
    std::vector<std::string> path_of(count);
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        std::string& path = path_of.at(readers_[i].shard().index);
        if (!path.empty())
            throw Error(ErrorKind::usage, "'" + path + "' and '" + paths_[i] + "' are the same shard; give each once");
        path = paths_[i];
    }
    std::string missing;
    for (std::uint64_t i = 0; i < count; ++i)
        if (path_of[i].empty())
            missing += (missing.empty() ? "" : ", ") + std::to_string(i) + "/" + std::to_string(count);
    if (!missing.empty())
        throw Error(ErrorKind::usage, "shards are missing: " + missing + " (the job was cut into " +
                                          std::to_string(count) +
                                          "); run them with orthant run --shard, then gather all");
}

void ShardSet::check_tasks(const StoredJob& asked) const {
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        std::ostringstream found;
        Findings findings(found);
        audit_tasks(asked, {.shard = readers_[i].shard()}, *readers_[i].tasks(), RecordUse::none, findings);
        if (findings.problems() == 0) continue;
        const std::string text = found.str();
        throw Error(ErrorKind::storage, "'" + paths_[i] + "' is damaged (" + text.substr(0, text.find('\n')) +
                                            "); orthant verify tells all, running its shard again mends it");
    }
}

std::unique_ptr<study::RecordSource> ShardSet::records() const {
    std::vector<ShardRecords> shards;
    std::int32_t hosts = 0;
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        shards.push_back({paths_[i], readers_[i].records(), hosts});
        hosts += static_cast<std::int32_t>(readers_[i].totals().hosts.size());
    }
    return std::make_unique<MergedRecords>(std::move(shards));
}

std::uint64_t ShardSet::failed_tasks() const {
    std::uint64_t failed = 0;
    for (const store::ResultReader& reader : readers_) failed += reader.failed_tasks();
    return failed;
}

store::RunTotals ShardSet::totals() const {
    store::RunTotals all;
    all.runs = 0;
    double rank_seconds = 0;
    for (const store::ResultReader& reader : readers_) {
        const store::RunTotals one = reader.totals();
        all.hosts.insert(all.hosts.end(), one.hosts.begin(), one.hosts.end());
        all.launches.insert(all.launches.end(), one.launches.begin(), one.launches.end());
        all.ranks += one.ranks;
        all.runs += one.runs;
        all.wall_seconds += one.wall_seconds;
        all.busy_seconds += one.busy_seconds;
        if (one.efficiency > 0) rank_seconds += one.busy_seconds / one.efficiency;
    }
    if (rank_seconds > 0) all.efficiency = all.busy_seconds / rank_seconds;
    return all;
}

}  // namespace orthant::cli
