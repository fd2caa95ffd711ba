#include "studies/dimension/distances.hpp"

#include "studies/dimension/distance_sets.hpp"
#include "studies/dimension/distance_summary.hpp"
#include "studies/dimension/distances_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"

#include <algorithm>
#include <variant>
#include <vector>

namespace orthant::dimension {
namespace {

/// A sample is a set of points and what they are seen from; all p measure the same sets.
class DistancesPoint {
  public:
    using Tally = SampleTally;
    static constexpr const char* count_name = "sets";
    static constexpr const char* samples_are = "sets of N points drawn at every point of the space";
    static constexpr std::int64_t usual_samples = 10'000;
    static constexpr const char* example = R"(study = "dimension.distances"
seed = 1

[space]
D = [2, 10, 100]
N = 10
query = "origin"
p = [0.5, 1, 2, inf]

[settings]
sets = 10_000
)";

    static job::Schema schema() { return distances_schema(); }
    static study::Layout layout(const job::Job& /*job*/) { return distances_layout(); }

    DistancesPoint(const job::Job& job, const job::Point& point)
        : kind_{.source = source_named(point.text("source")),
                .query = point.text("query") == "origin" ? Query::origin : Query::random,
                .dimension = static_cast<std::uint64_t>(point.integer("D")),
                .points = static_cast<std::uint64_t>(point.integer("N"))},
          summary_(kind_, exponents(job)) {}

    SampleTally tally() const { return summary_.tally(); }

    double coordinates_per_sample() const {
        double of_coordinate = work_of_coordinate(kind_);
        for (const Norm& norm : summary_.norms()) of_coordinate += norm.work();
        return static_cast<double>(kind_.points) * (16 + static_cast<double>(kind_.dimension) * of_coordinate);
    }
    double seconds_per_sample() const { return 0.5e-9 * coordinates_per_sample(); }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        DistanceSets drawn(kind_, summary_.norms(), key, task);
        for (std::uint64_t first = 0; first < sets; first += lane_count) {
            drawn.draw(first, pacer);
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(lane_count, sets - first));
            for (std::size_t i = 0; i < count; ++i) summary_.add(drawn.of(i), tally);
        }
    }

    PointResults results(const SampleTally& tally) const { return summary_.results(tally); }

    std::uint64_t task_bytes() const { return DistanceSets::bytes(summary_.norms().size()); }
    std::uint64_t record_bytes(std::uint64_t /*sets*/) const { return tally().record_bytes(); }

  private:
    static std::vector<double> exponents(const job::Job& job) {
        std::vector<double> exponents;
        for (const job::Value& p : job.values("p")) exponents.push_back(std::get<double>(p));
        return exponents;
    }

    SetKind kind_;
    DistanceSummary summary_;
};

}  // namespace

study::Entry distances() {
    return monte_carlo<DistancesPoint>();
}

}  // namespace orthant::dimension
