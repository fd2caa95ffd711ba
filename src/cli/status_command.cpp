#include "cli/status_command.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "cli/best_trial.hpp"
#include "cli/job_watch.hpp"
#include "cli/queue_sight.hpp"
#include "job/parse.hpp"
#include "job/space.hpp"
#include "journal/lock_record.hpp"
#include "run/progress.hpp"
#include "store/result_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

namespace orthant::cli {
namespace {

constexpr std::size_t most_running = 8;
constexpr double shortest_interval_s = 2;
constexpr double shortest_interval_of_queue_s = 5;  ///< Slurm's controller is everybody's
constexpr double interval_over_look = 10;           ///< looking takes at most a tenth of the time

/// Names points as the job does: "D=3 source=cube"; by number where this program does not know the study.
class PointNames {
  public:
    PointNames(const run::JournalHead& head, const study::Registry& registry) {
        try {
            job_ = job::parse_job(head.job_file, head.job_text, head.overrides, registry.catalogue());
            space_.emplace(*job_);
        } catch (const Error&) {
            space_.reset();
        }
    }

    std::string operator()(study::TaskId id) const {
        const bool is_known = space_ && id.point < space_->points();
        return "task " + std::to_string(id.task) + " of " +
               (is_known ? space_->point(id.point).label() : "point " + std::to_string(id.point));
    }

    std::string study() const { return job_ ? job_->study : std::string(); }
    bool is_search() const { return job_ && job_->search; }

  private:
    std::optional<job::Job> job_;
    std::optional<job::Space> space_;
};

/// `queue`: what Slurm will do about it.
std::string keeper_text(const JobSight& sight, const std::vector<std::string>& queue) {
    const auto owner = [&] { return describe(sight.lock->owner); };
    std::string text = sight.overview.has_ended() ? "stopped" : "not running";
    switch (sight.keeper) {
        case Keeper::alive:
            return "running: " + owner();
        case Keeper::dead:
            text = "not running (dead: " + owner() + ")";
            break;
        case Keeper::silent:
            text =
                "no sign of life for " + human_duration(unix_time_s() - sight.lock->last_beat_s) + " from " + owner();
            break;
        case Keeper::nobody:
            break;
    }
    return text + "; " + (queue.empty() ? "run the same command again to go on" : queue.front());
}

std::string percent(std::uint64_t part, std::uint64_t whole) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f %%", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
    return text.data();
}

/// "1204 of 4800 tasks done (25.1 %), 3 failed; 12 tasks/s, about 5 min left".
std::string progress_text(const JobSight& sight, double now_s) {
    const run::Overview& overview = sight.overview;
    const auto& standing = overview.standing();
    std::string text = counted(overview.done(), "task") + " done";
    if (standing && standing->known > 0)
        text = std::to_string(overview.done()) + " of " + counted(standing->known, "task") + " done (" +
               percent(overview.done(), standing->known) + ")";
    if (overview.failed() > 0) text += ", " + std::to_string(overview.failed()) + " failed";
    if (sight.keeper != Keeper::alive) return text;
    if (const auto rate = overview.rate()) text += "; " + run::rate_text(*rate);
    if (standing && overview.done() >= standing->known) return text + "; writing the result";
    if (standing && standing->remaining_s)
        text +=
            ", about " + human_duration(std::max(0.0, *standing->remaining_s - (now_s - standing->time_s))) + " left";
    return text;
}

void print_sight(const run::OutputPaths& paths, const JobSight& sight, const std::vector<std::string>& queue,
                 const study::Registry& registry, std::ostream& out) {
    const run::Overview& overview = sight.overview;
    const PointNames name(*sight.head, registry);
    const double now_s = unix_time_s();
    const run::Binding& binding = sight.head->binding;
    out << binding.job_name << (name.study().empty() ? "" : " (" + name.study() + ")");
    if (!binding.shard.is_whole()) out << ", shard " << binding.shard.index << '/' << binding.shard.count;
    out << '\n' << keeper_text(sight, queue) << '\n';
    if (const auto& start = overview.last_start())
        out << "run " << overview.runs() << " on " << counted(static_cast<std::uint64_t>(start->ranks), "rank")
            << ", begun " << iso8601(start->time_s) << ", " << human_duration(now_s - start->time_s) << " ago\n";
    out << progress_text(sight, now_s) << '\n';
    if (const std::string best = name.is_search() ? best_trial(paths, registry) : ""; !best.empty())
        out << "best so far, by " << best << '\n';
    if (sight.damaged_stretches > 0)
        out << counted(sight.damaged_stretches, "damaged place")
            << " in the journal: what stood there is computed again by the next run\n";

    const auto running = overview.running();
    if (!running.empty() && sight.keeper == Keeper::alive) {
        out << "under way, the longest first:\n";
        for (std::size_t i = 0; i < std::min(running.size(), most_running); ++i)
            out << "  rank " << running[i].rank << "  " << name(running[i].id) << "  for "
                << human_duration(std::max(0.0, now_s - running[i].since_s)) << '\n';
        if (running.size() > most_running) out << "  … and " << running.size() - most_running << " more ranks\n";
    }
    if (overview.failed() > 0) out << "failed:\n";
    for (const auto& failure : overview.failures()) out << "  " << name(failure.id) << ": " << failure.error << '\n';
    if (overview.failed() > overview.failures().size())
        out << "  … and " << overview.failed() - overview.failures().size() << " more\n";
}

ExitCode print_finished(const std::string& file, std::ostream& out) {
    const store::ResultReader reader(file);
    const store::RunTotals totals = reader.totals();
    const std::uint64_t failed = reader.failed_tasks();
    out << reader.attribute("title") << '\n'
        << (reader.complete() ? "complete" : "not complete") << ", made " << reader.attribute("created") << ": "
        << counted(reader.task_rows(), "task") << " in " << human_duration(totals.wall_seconds) << " on "
        << counted(static_cast<std::uint64_t>(totals.ranks), "rank") << " in "
        << counted(static_cast<std::uint64_t>(totals.runs), "run");
    if (failed > 0) out << ", " << failed << " failed";
    out << '\n';
    return failed > 0 ? ExitCode::failed_tasks : ExitCode::complete;
}

/// Nothing there yet, but a lock, or a job in Slurm's queue.
void print_beginning(const JobSight& sight, const std::vector<std::string>& queue, std::ostream& out) {
    if (sight.keeper == Keeper::alive || queue.empty()) out << keeper_text(sight, queue) << '\n';
    for (const std::string& line : queue) out << line << '\n';
    out << "nothing is journaled yet\n";
}

std::string finished_text(const run::OutputPaths& paths) {
    const store::ResultReader reader(paths.output);
    const std::uint64_t failed = reader.failed_tasks();
    return std::string(reader.complete() ? "complete" : "not complete") +
           (failed > 0 ? ", " + counted(failed, "task") + " failed" : "");
}

/// Of the shards of an array, each a line.
void print_shards(const std::vector<run::OutputPaths>& shards, const std::vector<std::string>& queue,
                  std::ostream& out) {
    out << "not gathered yet, of " << counted(shards.size(), "shard") << '\n';
    for (const std::string& line : queue) out << line << '\n';
    if (queue.empty()) out << "no Slurm job of it is left; submit it again to go on\n";
    for (const run::OutputPaths& shard : shards) {
        const JobSight sight = look_at_job(shard);
        out << "  " << shard.output.filename().string() << ": "
            << (sight.is_finished ? finished_text(shard)
                : sight.head      ? progress_text(sight, unix_time_s())
                                  : "nothing is journaled yet")
            << (sight.keeper == Keeper::alive ? "; running" : "") << '\n';
    }
}

}  // namespace

ExitCode status_command(const StatusArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const run::OutputPaths paths{arguments.file};
    while (true) {
        const double begin_s = monotonic_s();
        const bool is_running = look_at_keeper(paths) == Keeper::alive;
        const std::vector<std::string> queue = is_running ? std::vector<std::string>() : queue_sight(paths);
        const JobSight sight = look_at_job(paths);  // after the queue: a job that has left it has left its traces
        if (sight.is_finished) return print_finished(arguments.file, out);
        const std::vector<run::OutputPaths> shards = shards_of(paths);
        if (sight.head)
            print_sight(paths, sight, queue, registry, out);
        else if (!shards.empty())
            print_shards(shards, queue, out);
        else if (sight.keeper != Keeper::nobody || !queue.empty())
            print_beginning(sight, queue, out);
        else
            throw Error(ErrorKind::storage, "'" + arguments.file +
                                                "': no result file is there, nor a journal of one (the job has not "
                                                "begun, or writes elsewhere); give the path that run's -o names");
        out << std::flush;
        if (!arguments.follow || (!is_running && queue.empty())) return ExitCode::complete;
        out << '\n';
        const double shortest_s = is_running ? shortest_interval_s : shortest_interval_of_queue_s;
        sleep_s(std::max(shortest_s, interval_over_look * (monotonic_s() - begin_s)));
    }
}

}  // namespace orthant::cli
