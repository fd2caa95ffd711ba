#include "studies/dimension/neighbours_study.hpp"

#include "base/error.hpp"
#include "neighbours/forecast.hpp"
#include "studies/dimension/estimate_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"
#include "studies/dimension/neighbour_errors.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace orthant::dimension {
namespace {

using study::Number;

class NeighboursPoint {
  public:
    using Tally = SampleTally;
    static constexpr const char* count_name = "sets";
    static constexpr const char* samples_are = "training sets drawn at every point of the space, each with test points";
    static constexpr std::int64_t usual_samples = 100;
    static constexpr const char* example = R"(study = "dimension.neighbours"
seed = 1

[space]
D = [2, 5, 10, 100]
N = [100, 1_000]
k = [1, 5, 20]

[settings]
sets = 100
)";

    static job::Schema schema() {
        using job::Role;
        using job::Value;
        return {.study = "dimension.neighbours",
                .summary =
                    "How much learning from nearest neighbours suffers as coordinates are added that say "
                    "nothing of the target.",
                .parameters = {{.name = "D",
                                .description = "number of dimensions; the target depends on two of them",
                                .role = Role::outer,
                                .minimum = 2,
                                .maximum = 100'000},
                               {.name = "N",
                                .description = "points of a training set, uniform in the unit cube",
                                .role = Role::outer,
                                .minimum = 2,
                                .maximum = 1e7},
                               {.name = "k",
                                .description = "nearest neighbours that a test point is told from",
                                .role = Role::inner,
                                .default_value = Value{std::int64_t{5}},
                                .minimum = 1,
                                .maximum = 100'000},
                               {.name = "noise",
                                .description = "standard deviation of the normal noise of the numbers learnt from",
                                .type = job::Type::real,
                                .role = Role::outer,
                                .default_value = Value{0.3},
                                .minimum = 0,
                                .maximum = 1e6},
                               {.name = "test_points",
                                .description = "test points of a set, uniform in the unit cube",
                                .default_value = Value{std::int64_t{200}},
                                .minimum = 1,
                                .maximum = 1e6}}};
    }

    static study::Layout layout(const job::Job& /*job*/) {
        study::Layout layout;
        auto& results = layout.results;
        add_estimate(results,
                     {"squared_error",
                      "mean squared error of the mean of k neighbours, against sin(2 pi x1) + x2 without noise",
                      "1",
                      Number::real,
                      {"k"}});
        add_estimate(results,
                     {"error_rate",
                      "share of test points given the wrong class (x1 + x2 > 1 or not) by most of k neighbours",
                      "1",
                      Number::real,
                      {"k"}});
        add_estimate(results, {"nearest_distance",
                               "mean distance of the nearest neighbour, in units of the root mean square distance of "
                               "two points, sqrt(D/6)"});
        results.push_back({"squared_error_of_mean",
                           "mean squared error of the mean of sin(2 pi x1) + x2: what who knows nothing errs by"});
        results.push_back({"sets_drawn", "training sets drawn", "1", Number::integer});
        return layout;
    }

    NeighboursPoint(const job::Job& job, const job::Point& point)
        : task_{static_cast<std::size_t>(point.integer("D")),
                static_cast<std::size_t>(point.integer("N")),
                static_cast<std::size_t>(job.integer("test_points")),
                point.real("noise"),
                {}} {
        for (const job::Value& k : job.values("k"))
            task_.ks.push_back(static_cast<std::size_t>(std::get<std::int64_t>(k)));
    }

    SampleTally tally() const { return {NeighbourErrors::quantities(task_), 0}; }

    /// Never to change: a task's record depends on how many sets it has.
    double coordinates_per_sample() const {
        const double columns = static_cast<double>(task_.dimension);
        const double rows = static_cast<double>(task_.rows);
        const double queries = static_cast<double>(task_.test_rows);
        const double per_query =
            3e-6 + 70e-9 * static_cast<double>(task_.largest_k()) + 0.3e-9 * rows * (1 + columns / 16);
        return (20e-6 + (rows + queries) * (30e-9 + 4e-9 * columns) + queries * per_query) / 0.75e-9;
    }
    double seconds_per_sample() const {
        const double columns = static_cast<double>(task_.dimension);
        const double rows = static_cast<double>(task_.rows);
        const double queries = static_cast<double>(task_.test_rows);
        const double per_query = 45e-9 * neighbours::rows_kept(rows, static_cast<double>(task_.largest_k())) +
                                 rows * (0.25e-9 + 0.04e-9 * columns);
        return 20e-6 + (rows + queries) * (30e-9 + 3.5e-9 * columns) + queries * per_query;
    }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        NeighbourErrors errors(task_);
        for (std::uint64_t set = 0; set < sets; ++set) errors.add_set(key, task, set, pacer, tally);
    }

    PointResults results(const SampleTally& tally) const {
        const std::size_t ks = task_.ks.size();
        const auto means = [&](std::size_t first) {
            std::vector<Estimate> estimates;
            for (std::size_t i = 0; i < ks; ++i) estimates.push_back(mean(tally.moments(first + i)));
            return estimates;
        };
        PointResults results;
        results.estimates("squared_error", means(0));
        std::vector<Estimate> error_rates;
        for (std::size_t i = 0; i < ks; ++i)
            error_rates.push_back(mean_of_shares(tally.moments(ks + i), task_.test_rows));
        results.estimates("error_rate", error_rates);
        const double unit = std::sqrt(static_cast<double>(task_.dimension) / 6);
        const Estimate distance = mean(tally.moments(2 * ks));
        results.estimate("nearest_distance", {distance.value / unit, distance.standard_error / unit});
        results.real("squared_error_of_mean", LearningTask::variance_of_target);
        results.integer("sets_drawn", tally.samples());
        return results;
    }

    std::uint64_t task_bytes() const { return NeighbourErrors::bytes(task_); }
    std::uint64_t record_bytes(std::uint64_t /*sets*/) const { return tally().record_bytes(); }

  private:
    LearningTask task_;
};

void check_k(const job::Job& job) {
    const std::int64_t k = std::get<std::int64_t>(std::ranges::max(job.values("k")));
    const std::int64_t rows = std::get<std::int64_t>(std::ranges::min(job.values("N")));
    if (k >= rows)
        throw Error(ErrorKind::job, "'" + job.path.string() + "': k = " + std::to_string(k) + " is too many for N = " +
                                        std::to_string(rows) + " (all points would be near); lower k, or raise N");
}

}  // namespace

study::Entry neighbours_study() {
    study::Entry entry = monte_carlo<NeighboursPoint>();
    entry.open = [open = entry.open](const job::Job& job) {
        check_k(job);
        return open(job);
    };
    return entry;
}

}  // namespace orthant::dimension
