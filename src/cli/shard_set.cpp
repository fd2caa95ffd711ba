#include "cli/shard_set.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <utility>

namespace orthant::cli {
namespace {

run::Binding binding_of(const store::ResultReader& reader) {
    const store::Provenance made_by = reader.provenance();
    return {reader.attribute("title"), made_by.job_identity,    made_by.data_digest,
            made_by.build_id,          made_by.instruction_set, {0, reader.shard().count}};
}

/// The records of several files as one.
class MergedRecords final : public study::RecordSource {
  public:
    MergedRecords(std::vector<std::unique_ptr<study::RecordSource>> sources, std::vector<std::int32_t> first_host)
        : sources_(std::move(sources)), first_host_(std::move(first_host)) {
        for (std::size_t s = 0; s < sources_.size(); ++s)
            for (std::uint64_t i = 0; i < sources_[s]->size(); ++i) order_.push_back({sources_[s]->id(i), s, i});
        std::sort(order_.begin(), order_.end(), [](const Place& a, const Place& b) { return a.id < b.id; });
    }

    std::uint64_t size() const override { return order_.size(); }
    study::TaskId id(std::uint64_t index) const override { return order_.at(index).id; }

    study::TaskOutcome outcome(std::uint64_t index) const override {
        const Place& place = order_.at(index);
        study::TaskOutcome outcome = sources_[place.source]->outcome(place.index);
        outcome.host += first_host_[place.source];
        return outcome;
    }

    Bytes record(std::uint64_t index) const override {
        const Place& place = order_.at(index);
        return sources_[place.source]->record(place.index);
    }

  private:
    struct Place {
        study::TaskId id;
        std::size_t source;
        std::uint64_t index;
    };
    std::vector<std::unique_ptr<study::RecordSource>> sources_;
    std::vector<std::int32_t> first_host_;
    std::vector<Place> order_;
};

}  // namespace

ShardSet::ShardSet(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        readers_.emplace_back(path);
        if (!readers_.back().complete())
            throw Error(ErrorKind::usage, "'" + path + "' is not complete; run its shard to the end first");
        if (!readers_.back().has_records())
            throw Error(ErrorKind::usage, "'" + path +
                                              "' is not a shard (it holds no records); give the files that "
                                              "orthant run --shard i/n wrote");
    }
    check_same_job(paths);
    check_each_once(paths);
}

void ShardSet::check_same_job(const std::vector<std::string>& paths) const {
    const run::Binding wanted = binding_of(first());
    for (std::size_t i = 1; i < readers_.size(); ++i) {
        const std::string different = run::differences(wanted, binding_of(readers_[i]));
        if (!different.empty())
            throw Error(ErrorKind::usage, "'" + paths.front() + "' and '" + paths[i] +
                                              "' do not belong together (not the same: " + different +
                                              "); gather shards of one job, made by one program");
    }
}

void ShardSet::check_each_once(const std::vector<std::string>& paths) const {
    const std::uint64_t count = first().shard().count;
    std::vector<std::string> path_of(count);
    for (std::size_t i = 0; i < readers_.size(); ++i) {
        std::string& path = path_of.at(readers_[i].shard().index);
        if (!path.empty())
            throw Error(ErrorKind::usage, "'" + path + "' and '" + paths[i] + "' are the same shard; give each once");
        path = paths[i];
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

std::unique_ptr<study::RecordSource> ShardSet::records() const {
    std::vector<std::unique_ptr<study::RecordSource>> sources;
    std::vector<std::int32_t> first_host;
    std::int32_t hosts = 0;
    for (const store::ResultReader& reader : readers_) {
        sources.push_back(reader.records());
        first_host.push_back(hosts);
        hosts += static_cast<std::int32_t>(reader.totals().hosts.size());
    }
    return std::make_unique<MergedRecords>(std::move(sources), std::move(first_host));
}

store::RunTotals ShardSet::totals() const {
    store::RunTotals all;
    all.runs = 0;
    double rank_seconds = 0;
    for (const store::ResultReader& reader : readers_) {
        const store::RunTotals one = reader.totals();
        all.hosts.insert(all.hosts.end(), one.hosts.begin(), one.hosts.end());
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
