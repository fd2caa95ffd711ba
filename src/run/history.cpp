#include "run/history.hpp"

#include <algorithm>
#include <utility>

namespace orthant::run {
namespace {

constexpr std::size_t most_hosts = 10'000'000;

}  // namespace

Bytes encode_record(const study::TaskOutcome& outcome, ByteView record) {
    ByteWriter out;
    study::write_outcome(out, outcome);
    out.append(record);
    return out.take();
}

Bytes encode_run_start(const PastRun& run, std::size_t first_host, const std::vector<std::string>& new_hosts) {
    ByteWriter out;
    out.put(run.start_s);
    out.put(run.ranks);
    out.put(run.checkpoints_at_start);
    out.put_varint(first_host);
    out.put_varint(new_hosts.size());
    for (const std::string& host : new_hosts) out.put_text(host);
    return out.take();
}

Bytes encode_run_end(double end_s, double busy_s) {
    ByteWriter out;
    out.put(end_s);
    out.put(busy_s);
    return out.take();
}

Bytes encode_assigned(const std::vector<TaskRange>& ranges, int rank, Company company) {
    ByteWriter out;
    out.put(static_cast<std::int32_t>(rank));
    out.put(company);
    write_ranges(out, ranges);
    return out.take();
}

Bytes encode_tried(study::TaskId id, const std::string& reason) {
    ByteWriter out;
    out.put(id.point);
    out.put(id.task);
    out.put_text(reason);
    return out.take();
}

void History::replay(journal::FrameKind kind, journal::FrameAt at, ByteView payload) {
    ByteReader in(payload);
    switch (kind) {
        case journal::FrameKind::record: {
            add_record(study::read_outcome(in), at);
            break;
        }
        case journal::FrameKind::run_start: {
            PastRun run;
            run.start_s = run.end_s = in.get<double>();
            run.ranks = in.get<std::int32_t>();
            run.checkpoints_at_start = in.get<std::uint64_t>();
            const auto first_host = static_cast<std::size_t>(in.get_varint());
            if (first_host > most_hosts) throw MalformedBytes("more hosts than there can be");
            std::vector<std::string> new_hosts;
            for (std::uint64_t left = in.get_varint(); left > 0; --left) new_hosts.push_back(in.get_text());
            begin_run(run, first_host, new_hosts);
            break;
        }
        case journal::FrameKind::run_end: {
            if (runs_.empty()) throw MalformedBytes("a run ends that never began");
            runs_.back().end_s = in.get<double>();
            runs_.back().busy_s = in.get<double>();
            runs_.back().ended_in_order = true;
            break;
        }
        case journal::FrameKind::assigned: {
            in.get<std::int32_t>();
            const bool is_alone = in.get<Company>() == Company::alone;
            const auto ranges = read_ranges(in);
            ran_alone_.reset();
            if (is_alone && !ranges.empty()) ran_alone_ = study::TaskId{ranges.front().point, ranges.front().first};
            assigned_.insert(assigned_.end(), ranges.begin(), ranges.end());
            break;
        }
        case journal::FrameKind::tried: {
            const study::TaskId id{in.get<std::uint64_t>(), in.get<std::uint64_t>()};
            add_try(id, in.get_text());
            break;
        }
        case journal::FrameKind::header:
        case journal::FrameKind::commit:
            break;
    }
}

void History::add_record(const study::TaskOutcome& outcome, journal::FrameAt at) {
    if (!index_.emplace(outcome.id, entries_.size()).second) return;
    entries_.push_back({outcome.id, at});
    if (outcome.status == study::TaskStatus::failed) ++failed_;
    if (runs_.empty()) return;
    PastRun& run = runs_.back();
    ++run.committed;
    run.busy_s += outcome.seconds;
    run.end_s = std::max(run.end_s, outcome.start_s + outcome.seconds);
}

void History::begin_run(const PastRun& run, std::size_t first_host, const std::vector<std::string>& new_hosts) {
    runs_.push_back(run);
    hosts_.resize(first_host, "unknown");  // a damaged frame may have taken some with it
    hosts_.insert(hosts_.end(), new_hosts.begin(), new_hosts.end());
    assigned_.clear();
    ran_alone_.reset();
}

void History::add_try(study::TaskId id, const std::string& reason) {
    Tries& tries = tries_[id];
    ++tries.count;
    tries.reason = reason;
}

const HistoryEntry* History::find(study::TaskId id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &entries_[found->second];
}

const std::vector<HistoryEntry>& History::sorted() {
    std::sort(entries_.begin(), entries_.end(),
              [](const HistoryEntry& a, const HistoryEntry& b) { return a.id < b.id; });
    for (std::size_t i = 0; i < entries_.size(); ++i) index_[entries_[i].id] = i;
    return entries_;
}

std::int32_t History::host_index(const std::string& host) const {
    const auto found = std::find(hosts_.begin(), hosts_.end(), host);
    return found == hosts_.end() ? -1 : static_cast<std::int32_t>(found - hosts_.begin());
}

std::vector<study::TaskId> History::under_way() const {
    std::vector<study::TaskId> ids;
    for (const TaskRange& range : assigned_)
        for (std::uint64_t task = range.first; task < range.first + range.count; ++task)
            if (find({range.point, task}) == nullptr) ids.push_back({range.point, task});
    return ids;
}

std::optional<study::TaskId> History::under_way_alone() const {
    return ran_alone_ && find(*ran_alone_) == nullptr ? ran_alone_ : std::nullopt;
}

int History::fruitless_deaths(std::uint64_t checkpoints_now) const {
    int deaths = 0;
    std::uint64_t checkpoints_at_end = checkpoints_now;
    for (auto run = runs_.rbegin(); run != runs_.rend(); ++run, ++deaths) {
        const bool left_something = run->committed > 0 || run->checkpoints_at_start != checkpoints_at_end;
        if (run->ended_in_order || left_something) break;
        checkpoints_at_end = run->checkpoints_at_start;
    }
    return deaths;
}

}  // namespace orthant::run
