#include "studies/dimension/distances.hpp"

#include "base/error.hpp"
#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/distance_sets.hpp"
#include "studies/dimension/distance_summary.hpp"
#include "studies/dimension/distances_layout.hpp"
#include "studies/dimension/monte_carlo.hpp"
#include "studies/dimension/set_size.hpp"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace orthant::dimension {
namespace {

bool takes(const job::Job& job, const char* name, const char* text) {
    const auto values = job.values(name);
    return std::ranges::count(values, job::Value(std::string(text))) > 0;
}

/// A sample is a set of points and what they are seen from; all p measure the same sets.
class DistancesPoint {
  public:
    using Tally = SampleTally;
    static constexpr DataRows::Labels labels = DataRows::Labels::unwanted;
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

    static void check(const job::Job& job) { check_set_size(job); }
    static void check(const job::Job& job, const DataRows& data) {
        const auto refuse = [&job](const std::string& problem) {
            throw Error(ErrorKind::job, "'" + job.path.string() + "': " + problem);
        };
        if (!takes(job, "source", table_source)) {
            if (data.is_asked())
                refuse("[data] names a table that no point asks for; add source = \"data\", or leave the file out");
            return;
        }
        if (!data.is_asked()) refuse("source = \"data\" names no table; give its file in [data]");
        const std::uint64_t points = largest_value(job, "N"), rows = points + (takes(job, "query", "random") ? 1 : 0);
        if (rows > data.rows())
            refuse("N = " + std::to_string(points) + " needs " + std::to_string(rows) +
                   " rows (the query is one of them, unless it is the origin; the table has " +
                   std::to_string(data.rows()) + "); lower N");
        if (largest_value(job, "D") > data.columns())
            refuse("D = " + std::to_string(largest_value(job, "D")) +
                   " is more than the columns of the table (it has " + std::to_string(data.columns()) + "); lower D");
    }

    DistancesPoint(const job::Job& job, const job::Point& point, const DataRows& data)
        : kind_(kind_at(point, data)), summary_(kind_, exponents(job)) {}

    SampleTally tally() const { return summary_.tally(); }

    double coordinates_per_sample() const {
        double of_coordinate = work_of_coordinate(kind_);
        for (const Norm& norm : summary_.norms()) of_coordinate += norm.work();
        return static_cast<double>(kind_.points) * (16 + static_cast<double>(kind_.dimension) * of_coordinate);
    }
    double seconds_per_sample() const {
        const auto norms = static_cast<double>(summary_.norms().size());
        return norms * (75e-9 + 1e-9 * static_cast<double>(kind_.points)) + 0.5e-9 * coordinates_per_sample();
    }

    void sample(std::uint64_t key, std::uint64_t task, std::uint64_t sets, Pacer& pacer, SampleTally& tally) const {
        DistanceSets drawn(kind_, summary_.norms(), key, task);
        for (std::uint64_t first = 0; first < sets; first += lane_count) {
            drawn.draw(first, pacer);
            const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(lane_count, sets - first));
            for (std::size_t i = 0; i < count; ++i) summary_.add(drawn.of(i), tally);
        }
    }

    PointResults results(const SampleTally& tally) const { return summary_.results(tally); }

    std::uint64_t task_bytes() const { return DistanceSets::bytes(kind_, summary_.norms().size()); }
    std::uint64_t record_bytes(std::uint64_t /*sets*/) const { return tally().record_bytes(); }

  private:
    static SetKind kind_at(const job::Point& point, const DataRows& data) {
        SetKind kind{.query = point.text("query") == "origin" ? Query::origin : Query::random,
                     .dimension = static_cast<std::uint64_t>(point.integer("D")),
                     .points = static_cast<std::uint64_t>(point.integer("N"))};
        if (point.text("source") != table_source) {
            kind.source = source_named(point.text("source"));
            return kind;
        }
        kind.source = Source::gaussian;
        kind.table = data.matrix();
        kind.table->rows = data.rows();
        kind.table->columns = data.columns();
        kind.scale = kind.query == Query::origin ? data.size() : data.spread();
        return kind;
    }

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
