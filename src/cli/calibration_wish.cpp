#include "cli/calibration_wish.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/host_memory.hpp"
#include "cli/own_cores.hpp"
#include "cli/stored_job.hpp"
#include "cli/task_timing.hpp"
#include "run/task_cost.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

namespace orthant::cli {
namespace {

constexpr double longest_measure_s = 3600;
constexpr double share_of_memory = 0.5;
constexpr double least_measured_s = 0.1;  ///< in less, tasks have hardly warmed up

/// "0.87 ± 0.05 of the forecast", "1.2 s ± 250 ms each".
std::string pace_text(const run::MeasuredPace& pace, bool has_forecast) {
    if (!has_forecast) return human_duration(pace.seconds_per_cost) + " ± " + human_duration(pace.spread) + " each";
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.3g ± %.2g of the forecast", pace.seconds_per_cost, pace.spread);
    return text.data();
}

std::string tasks_text(const run::MeasuredPace& pace) {
    if (pace.tasks >= 1) return counted(static_cast<std::uint64_t>(std::llround(pace.tasks)), "task");
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.2g of a task", pace.tasks);
    return text.data();
}

[[noreturn]] void refuse(const std::string& file, const std::string& why, const std::string& cure) {
    throw Error(ErrorKind::usage, "--like: '" + file + "' says nothing of this job (" + why + "); " + cure);
}

/// Of the start that did most.
double ranks_of_node(const store::RunTotals& totals) {
    const auto most = std::ranges::max_element(totals.launches, {}, &store::Launch::tasks);
    const double ranks = most == totals.launches.end() ? totals.ranks : most->ranks;
    const double nodes = most == totals.launches.end() ? static_cast<double>(totals.hosts.size()) : most->nodes;
    return std::max(1.0, ranks / std::max(1.0, nodes));
}

run::PaceTally tally_of(const store::ResultReader& file, const StoredJob& asked, bool has_forecast) {
    run::PaceTally tally;
    const auto tasks = file.tasks();
    std::optional<job::Point> point;
    for (const auto cursor = tasks->open(); cursor->next();) {
        const study::TaskOutcome& outcome = cursor->outcome();
        if (outcome.status != study::TaskStatus::done || outcome.id.point >= asked.space.points()) continue;
        if (!point || point->index() != outcome.id.point) point = asked.space.point(outcome.id.point);
        const std::optional<double> cost = asked.study->cost(*point, outcome.id.task);
        if (cost.has_value() != has_forecast)
            refuse(file.path().string(), "the study forecasts tasks of one of the two jobs only",
                   "take a file of a job like this one");
        if (!std::isfinite(outcome.seconds) || outcome.seconds < 0)
            refuse(file.path().string(), "it is damaged: a task took no time that there is", "take another file");
        const double forecast = run::task_cost(cost);
        tally.add(1, outcome.seconds / forecast, forecast);
    }
    return tally;
}

}  // namespace

double parse_measure_s(const std::string& text) {
    double seconds = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (failure != std::errc{} || end != text.data() + text.size() || !(seconds > 0 && seconds <= longest_measure_s))
        throw Error(ErrorKind::usage, "--measure: '" + text +
                                          "' is not a time to measure for (seconds, up to 3600); "
                                          "write for example --measure=5");
    return seconds;
}

CalibratedBy calibrate_like(const std::vector<std::string>& files, const std::string& study, bool has_forecast,
                            const study::Registry& registry) {
    CalibratedBy by;
    std::map<double, run::PaceTally> tallies;
    for (const std::string& path : files) {
        const store::ResultReader file(path);
        if (file.attribute("study") != study)
            refuse(path, "it holds " + file.attribute("study"), "take a result of " + study);
        if (!file.complete()) refuse(path, "it is unfinished, and long tasks come first", "finish it with orthant run");
        const StoredJob asked(file, registry);
        const double company = ranks_of_node(file.totals());
        const run::PaceTally tally = tally_of(file, asked, has_forecast);
        if (tally.empty()) refuse(path, "no task of it was computed", "take another file");
        const run::MeasuredPace pace = tally.pace(company);
        const double measured_s = tally.weight() * pace.seconds_per_cost;
        if (measured_s < least_measured_s)
            refuse(path, "all its tasks together took " + human_duration(measured_s), "take a longer run");
        tallies[company].add(pace.tasks, pace.seconds_per_cost, tally.weight());
        by.lines.push_back("by '" + path + "': " + tasks_text(pace) + ", " +
                           counted(static_cast<std::uint64_t>(std::llround(company)), "rank") + " a node, took " +
                           pace_text(pace, has_forecast));
    }
    std::vector<run::MeasuredPace> paces;
    for (const auto& [company, tally] : tallies) paces.push_back(tally.pace(company));
    by.calibration = run::Calibration(paces);
    return by;
}

CalibratedBy calibrate_here(const study::Study& study, const job::Space& space, const run::TaskSample& sample,
                            double seconds, double bytes_per_process, bool has_forecast) {
    CalibratedBy by;
    const double fitting = std::floor(share_of_memory * host_memory_bytes() / bytes_per_process);
    const auto together = static_cast<std::size_t>(std::clamp(fitting, 1.0, static_cast<double>(own_cores())));
    std::vector<std::size_t> companies{1};
    if (together > 1) companies.push_back(together);
    std::vector<run::MeasuredPace> paces;
    for (const std::size_t company : companies) {
        const Timing timing =
            time_tasks(study, space, sample, company, seconds / static_cast<double>(companies.size()));
        paces.push_back(timing.tally.pace(static_cast<double>(company)));
        by.is_at_least = by.is_at_least || timing.is_at_least;
        const std::string where = company == 1 ? "alone" : "on " + std::to_string(company) + " cores at once";
        by.lines.push_back(timing.is_at_least ? "here, " + where + ": none ended, they take at least " +
                                                    pace_text(paces.back(), has_forecast) + "; give --measure more time"
                                              : "here, " + where + ": " + tasks_text(paces.back()) + " took " +
                                                    pace_text(paces.back(), has_forecast));
    }
    by.calibration = run::Calibration(paces);
    return by;
}

}  // namespace orthant::cli
